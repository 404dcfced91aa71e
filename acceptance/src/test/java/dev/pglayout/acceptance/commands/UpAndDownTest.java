package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that stay up for repeated work, and what other commands do to them. */
class UpAndDownTest {
    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void up() throws Exception {
        pglayout = Pglayout.in(folder);
        pglayout.onTiny("up", "--layouts=plain,fdw").ended(ExitCode.OK);
    }

    @AfterEach
    void down() throws Exception {
        pglayout.run("down").ended(ExitCode.OK);
    }

    @Test
    void otherCommandsReuseThemAndStopOnlyWhatTheyStarted() throws Exception {
        List<String> before = running();
        assertThat(before).hasSize(4);
        assertThat(pglayout.onTiny("up", "--layouts=plain,fdw")
                        .ended(ExitCode.OK)
                        .out())
                .as("up twice loads nothing")
                .doesNotContain("copy");

        // Other rows, so another database on the same server, and a layout that is not up.
        pglayout.bench("--layouts=plain,partitioned", "--operations=batch-insert", "--data-seed=5", "--aa=false")
                .ended(ExitCode.OK);

        assertThat(running()).isEqualTo(before);
        Outcome status = pglayout.run("status").ended(ExitCode.OK);
        assertThat(status.out()).contains("shard-1", "600").doesNotContain("not answering");
        assertThat(status.out().lines().filter(line -> line.startsWith("plain ")))
                .hasSize(1);
        assertThat(pglayout.onTiny("explain", "--layouts=plain,fdw", "--operations=tenant-range")
                        .out())
                .contains("tenant-range on plain: ", "shards 1 of 2");

        pglayout.onTiny("up", "--layouts=partitioned").ended(ExitCode.OK);
        assertThat(pglayout.run("status", "--urls").out().lines().map(line -> line.split(" ")[0]))
                .containsOnly("plain", "fdw", "partitioned");
        assertThat(pglayout.run("down").ended(ExitCode.OK).out()).contains("Stopped 5 servers.");
        assertThat(running()).isEmpty();
        assertThat(pglayout.run("down").ended(ExitCode.OK).out()).contains("No server was running.");
        pglayout.run("status", "--urls").error(ExitCode.SERVER).contains("no target is up");
    }

    @Test
    void passwordIsNowhereButWhereItIsAskedFor() throws Exception {
        String password = pglayout.stateDir().credentials().password();
        Running bench = pglayout.startBench("--layouts=plain,fdw", "--operations=point-lookup,batch-insert");
        boolean forkSeen = false;
        boolean passwordSeen = false;
        while (bench.process().isAlive()) {
            for (String commandLine : ownCommandLines(bench)) {
                forkSeen |= commandLine.contains("ForkedMain");
                passwordSeen |= commandLine.contains(password);
            }
            // A fork lives for a second or more; looking at all processes costs what the run needs.
            Thread.sleep(300);
        }
        Outcome outcome = bench.await().ended(ExitCode.OK);
        assertThat(forkSeen).as("a fork was seen").isTrue();
        assertThat(passwordSeen).as("the password was in a process list").isFalse();
        assertThat(outcome.out() + outcome.err()).doesNotContain(password);
        assertThat(filesWith(password, pglayout.runs())).isEmpty();
        assertThat(filesWith(password, pglayout.stateDir().servers()))
                .as("logs and settings of servers")
                .isEmpty();

        Outcome hidden = pglayout.run("status", "--urls").ended(ExitCode.OK);
        assertThat(hidden.out())
                .contains("plain single postgresql://pglayout@127.0.0.1:")
                .doesNotContain(password);
        assertThat(pglayout.run("status", "--urls", "--show-passwords")
                        .ended(ExitCode.OK)
                        .out())
                .contains("plain single postgresql://pglayout:" + password + "@127.0.0.1:");
    }

    @Test
    void benchmarksJarIsAnOrdinaryJmhJar() throws Exception {
        Path jar = Pglayout.HOME.resolve("jmh/target/benchmarks.jar");
        Assumptions.assumeTrue(
                Files.exists(jar), "jmh/target/benchmarks.jar is not built; mvn -pl jmh package builds it");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-Djmh.ignoreLock=true",
                "-jar",
                jar.toString(),
                "PointLookupBenchmark",
                "-f",
                "1",
                "-wi",
                "1",
                "-i",
                "1",
                "-w",
                "100ms",
                "-r",
                "100ms",
                "-p",
                "arm=plain,fdw",
                "-jvmArgsAppend",
                "-Dpglayout.home=" + Pglayout.HOME + " -Dpglayout.fork.state-dir="
                        + pglayout.stateDir().root());
        Outcome outcome = Running.start(folder, command, Map.of()).await().ended(ExitCode.OK);
        assertThat(outcome.out())
                .containsPattern("PointLookupBenchmark\\S*\\s+plain\\s+")
                .containsPattern("\\sfdw\\s+");
        assertThat(Running.start(folder, List.of(java.toString(), "-jar", jar.toString(), "-l"), Map.of())
                        .await()
                        .ended(ExitCode.OK)
                        .out())
                .contains("MonthRollupBenchmark", "BatchInsertBenchmark");
    }

    /** Of the command, its children, and the servers; other programs of this machine are none of a test's business. */
    private List<String> ownCommandLines(Running bench) {
        Stream<ProcessHandle> servers = Providers.status(pglayout.stateDir()).stream()
                .filter(ServerStatus::running)
                .flatMap(server -> ProcessHandle.of(server.pid().getAsLong()).stream())
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
        return Stream.of(Stream.of(bench.process().toHandle()), bench.process().descendants(), servers)
                .flatMap(processes -> processes)
                .map(UpAndDownTest::commandLine)
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            // Whole: the JDK cuts long command lines short.
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    private List<String> running() {
        return Providers.status(pglayout.stateDir()).stream()
                .filter(ServerStatus::running)
                .map(server -> server.cluster() + " " + server.seat() + " " + server.pid())
                .toList();
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    // The coordinator's user mapping needs it, in its tables and their log.
                    .filter(file -> !file.toString().matches(".*/data/(base|pg_wal)/.*"))
                    // By it the servers of Citus know one another; for its owner's eyes only.
                    .filter(file -> !onlyForItsOwner(file))
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean onlyForItsOwner(Path file) {
        try {
            return file.endsWith("passfile")
                    && Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            // A running server removes files meanwhile.
            return false;
        }
    }
}
