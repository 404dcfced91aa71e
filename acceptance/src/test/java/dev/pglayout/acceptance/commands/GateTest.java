package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.io.Baselines;
import dev.pglayout.reports.io.History;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.verdict.Briefs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate on runs that were measured, with a layout that was slowed down. */
class GateTest {
    private static final String SLOW = "plain{enable_indexscan=off,enable_bitmapscan=off}";
    private static final int NIGHTS = 20;

    /** As many blocks as one test needs, and a margin that no neighbour's noise exceeds on the A/A arm. */
    private static final String PROFILE = """
            description = "long enough to judge a gross slowdown"
            layouts = ["plain", "%s"]
            operations = [point-lookup]
            rounds = 6
            margin = 0.9
            dataset { from = 2024-11, to = 2024-12, rows-per-month = 20000, tenants = 5 }
            servers { shared-buffers = 48MB }
            fork { warmup-millis = 20, arm-millis = 60 }
            """.formatted(SLOW);

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private Path profile;

    @BeforeEach
    void pglayout() throws Exception {
        pglayout = Pglayout.in(folder);
        profile = Files.writeString(folder.resolve("gate.profile.conf"), PROFILE);
    }

    @Test
    void whatBecameSlowerClosesTheGate() throws Exception {
        pglayout.run("bench", "--runs-dir=" + pglayout.runs(), "--profile=" + profile, "--rounds=1")
                .ended(ExitCode.OK);
        rememberFasterNights(pglayout.run());

        Outcome night = pglayout.run(
                        List.of("bench", "--properties", mavenProperties().toString()))
                .ended(ExitCode.REGRESSION);

        assertThat(night.out()).contains("gate: 1 of 1 slower than baseline:main: point-lookup on " + SLOW);
        assertThat(pglayout.runs().resolve("latest/index.html"))
                .content()
                .contains("Slower than in baseline:main", "1 of 1 comparison slower");

        Path junit = folder.resolve("gate.xml");
        Outcome pair =
                gate("--before=plain", "--after=" + SLOW, "--junit=" + junit).ended(ExitCode.REGRESSION);
        assertThat(pair.out()).contains("gate: 1 of 1 slower than plain: point-lookup on " + SLOW);
        assertThat(junit).content().contains("failures=\"1\"");
        gate("--before=" + SLOW, "--after=plain").ended(ExitCode.OK);
    }

    @Test
    void aRunThatCannotBeTrustedIsNoRegression() throws Exception {
        Outcome alone = pglayout.bench("--layouts=plain", "--operations=point-lookup", "--gate=main");
        alone.error(ExitCode.BAD_INPUT).contains("no baseline 'main'");
        assertThat(pglayout.runs()).as("refused before anything is measured").doesNotExist();

        pglayout.bench("--layouts=plain", "--operations=point-lookup").ended(ExitCode.OK);
        new Baselines(folder.resolve("baselines")).save("main", Briefs.of(pglayout.run()), false);
        Outcome smoke = pglayout.bench("--layouts=plain", "--operations=point-lookup", "--gate=main");

        smoke.ended(ExitCode.UNTRUSTED);
        assertThat(smoke.out()).contains("gate: not trustworthy: profile smoke is too short to judge");
    }

    private Outcome gate(String... options) throws Exception {
        String[] all = new String[options.length + 2];
        all[0] = "latest";
        all[1] = "--runs=" + pglayout.runs();
        System.arraycopy(options, 0, all, 2, options.length);
        return pglayout.alone("gate", all);
    }

    /** What {@code mvn -pl jmh verify -Dbench.gate=main …} hands to the command. */
    private Path mavenProperties() throws Exception {
        return Files.writeString(folder.resolve("bench.properties"), """
                bench.gate=main
                bench.profile=%s
                bench.runs-dir=%s
                bench.state-dir=%s
                """.formatted(
                        profile, pglayout.runs(), pglayout.stateDir().root()));
    }

    /** A past in which the slow arm took a tenth of its time: real runs of twenty nights would take as many nights. */
    private void rememberFasterNights(Run run) {
        Random random = new Random(1);
        Brief now = Briefs.of(run);
        for (int night = 0; night < NIGHTS; night++) {
            double luck = 0.02 * random.nextGaussian();
            History.add(folder.resolve("history"), past(now, "2020-01-%02d".formatted(night + 1), luck));
        }
        new Baselines(folder.resolve("baselines")).save("main", past(now, "2020-02-01", 0), false);
    }

    private static Brief past(Brief now, String date, double luck) {
        List<Brief.Cell> cells = now.cells().stream()
                .map(cell -> new Brief.Cell(
                        cell.operation(),
                        cell.metric(),
                        cell.arm(),
                        cell.verdict(),
                        cell.logRatios().stream()
                                .map(ratio -> ratio + luck - (cell.arm().equals(SLOW) ? Math.log(10) : 0))
                                .toList(),
                        cell.medianArm(),
                        cell.medianControl(),
                        cell.unit()))
                .toList();
        return new Brief(
                now.schemaVersion(),
                now.runSchemaVersion(),
                date,
                now.profile(),
                date + "T00:00:00Z",
                now.cache(),
                now.plan(),
                now.environment(),
                now.targets(),
                cells);
    }
}
