package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user may get wrong: one line, exit code 2, before any server starts. */
class BadInputTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bench  | --layouts=plian                          | unknown layout 'plian' (did you mean 'plain'?)
            bench  | --operations=point-lokup                 | unknown operation 'point-lokup' (did you mean 'point-lookup'?)
            bench  | --profile=smok                           | unknown profile 'smok' (did you mean 'smoke'?)
            bench  | --profile=nowhere.conf                   | profile file 'nowhere.conf' cannot be read
            bench  | --layuots=plain                          | did you mean '--layouts'?
            bench  | --provider=embeded                       | unknown provider 'embeded' (did you mean 'embedded'?)
            bench  | --dataset=event                          | (did you mean 'events'?)
            bench  | --rounds=0                               | property 'rounds' is '0' (set on the command line); allowed: a whole number from 1
            bench  | --rounds=-3                              | property 'rounds' is '-3'
            bench  | --rounds=many                            | property 'rounds' is 'many'
            bench  | --rows-per-month=0                       | property 'dataset.rows-per-month' is '0'
            bench  | --arm-millis=1.5                         | property 'fork.arm-millis' is '1.5'
            bench  | --margin=0                               | property 'margin' is '0'
            bench  | --cache=warm                             | property 'cache' is 'warm' (set on the command line); allowed: hot, cold
            bench  | --pinning=tight                          | property 'fork.pinning' is 'tight'
            bench  | --heap=lots                              | property 'fork.heap' is 'lots' (set on the command line); allowed: a size such as 256m
            bench  | --shared-buffers=1                       | property 'servers.shared-buffers' is '1'
            bench  | --skew=80-20                             | skew
            bench  | --from=2024-06 --to=2024-01              | 2024-06
            bench  | --from=2024-13                           | property 'dataset.from' is '2024-13'
            bench  | --rows-per-month=10 --tenants=1000       | tenants
            bench  | --layouts=plain,plain                    | arm 'plain' stands twice
            bench  | --layouts=plain{work_mem}                | arm 'plain{work_mem}': 'work_mem' is malformed
            bench  | --layouts=plain{driver.prepareTreshold=0} | arm 'plain{driver.prepareTreshold=0}': unknown driver property 'prepareTreshold' (did you mean 'prepareThreshold'?)
            bench  | --sql-dir=nowhere                        | --sql-dir 'nowhere' is not a folder
            bench  | --resume=latest                          | no 'latest' run
            bench  | --resume=latest --rounds=3               | leave out: rounds
            bench  | --resume=2024-01-01-abcdef               | no run at 2024-01-01-abcdef
            up     | --layouts=plian                          | unknown layout 'plian'
            load   | --streams=0                              | streams
            verify | --operations=tenant-lastest              | (did you mean 'tenant-latest'?)
            explain | --layouts=plain{work_mem=1MB            | is malformed
            statsu | --urls                                   | did you mean 'status'?
            """)
    void isRefusedInOneLine(String command, String options, String reason) throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        List<String> arguments = new ArrayList<>(List.of(command, "--state-dir=" + folder.resolve("state")));
        if (command.equals("bench")) {
            arguments.add("--runs-dir=" + pglayout.runs());
        }
        arguments.addAll(List.of(options.split(" ")));

        pglayout.run(arguments).error(ExitCode.BAD_INPUT).contains(reason);

        assertThat(folder.resolve("state/servers")).doesNotExist();
        assertThat(pglayout.runs().resolve("latest")).doesNotExist();
    }

    @Test
    void unknownSessionSettingIsRefusedBeforeLoadingAndNamesTheArm() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome = pglayout.bench("--layouts=plain,plain{wrok_mem=1MB}", "--operations=point-lookup");

        outcome.error(ExitCode.BAD_INPUT)
                .contains("arm 'plain{wrok_mem=1MB}': unknown setting 'wrok_mem' (did you mean 'work_mem'?)");
        assertThat(outcome.out()).doesNotContain("load", "measure");
        pglayout.bench("--layouts=plain{work_mem=much}", "--operations=point-lookup")
                .error(ExitCode.BAD_INPUT)
                .contains("arm 'plain{work_mem=much}': ", "invalid value for parameter \"work_mem\"");
        assertThat(pglayout.runs().resolve("latest")).doesNotExist();
    }

    @Test
    void malformedFilesAreNamedWithTheirLine() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Path layout = Files.createDirectories(folder.resolve("a/events/layouts/broken"));
        Files.writeString(layout.resolve("layout.conf"), "title = \"Broken\"\ntopology = singel\n");
        pglayout.bench("--sql-dir=" + folder.resolve("a"))
                .error(ExitCode.BAD_INPUT)
                .contains("layout.conf:2", "singel", "single");
        Path queries = Files.createDirectories(folder.resolve("b/events/queries"));
        Files.writeString(queries.resolve("odd.sql"), "-- question: Odd?\n-- knid: read\n-- rows: 1\nSELECT 1\n");
        pglayout.bench("--sql-dir=" + folder.resolve("b"))
                .error(ExitCode.BAD_INPUT)
                .contains("odd.sql:2", "knid", "kind");
        Path profile = Files.writeString(folder.resolve("mine.conf"), "rounds = 3\nfork { arm-milis = 2 }\n");
        pglayout.run("bench", "--runs-dir=" + pglayout.runs(), "--profile=" + profile)
                .error(ExitCode.BAD_INPUT)
                .contains("mine.conf: 2", "fork.arm-milis", "fork.arm-millis");
    }

    @Test
    void misspeltMavenPropertyIsNamed() throws Exception {
        Path properties = Files.writeString(folder.resolve("bench.properties"), "bench.layuots=plain\n");

        Pglayout.in(folder)
                .run(List.of("bench", "--properties", properties.toString()))
                .error(ExitCode.BAD_INPUT)
                .contains("unknown property 'bench.layuots' (did you mean 'bench.layouts'?)");
    }

    @Test
    void foldersThatCannotBeWrittenAreNamed() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Path file = Files.writeString(folder.resolve("file"), "");
        pglayout.run("bench", "--runs-dir=" + file.resolve("runs"))
                .error(ExitCode.BAD_INPUT)
                .contains(file.toString());
        pglayout.run(List.of("up", "--state-dir=" + file.resolve("state")))
                .error(ExitCode.BAD_INPUT)
                .contains("cannot use the state directory", file.toString());
        // Root may write everywhere but where the kernel keeps its own.
        Path readOnly = Path.of("/proc/sys");
        Assumptions.assumeTrue(Files.isDirectory(readOnly), "no file system that is read-only even for root");
        pglayout.run("bench", "--runs-dir=" + readOnly.resolve("runs"))
                .error(ExitCode.BAD_INPUT)
                .contains("/proc/sys/runs");
        pglayout.run(List.of("up", "--state-dir=" + readOnly.resolve("state")))
                .error(ExitCode.BAD_INPUT)
                .contains("/proc/sys/state");
    }
}
