package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their time, and go on. */
class InterruptedRunTest {
    private static final String[] OPTIONS = {"--layouts=plain,partitioned", "--operations=point-lookup", "--rounds=3"};
    private static final int ARMS = 3;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private Pglayout pglayout;

    @BeforeEach
    void pglayout() throws Exception {
        pglayout = Pglayout.in(folder);
    }

    /** Cold executions: a block of them is several forks, so that it can be broken. */
    @Test
    void killedRunGoesOnAndMeasuresItsBrokenBlockAgain() throws Exception {
        Running bench = pglayout.startBench(
                "--layouts=plain,partitioned", "--operations=point-lookup", "--rounds=3", "--cache=cold");
        bench.awaitForks(pglayout.runs(), ARMS + 1);
        List<ProcessHandle> forks = bench.forks();
        bench.process().destroyForcibly().waitFor();
        // A JMH fork ends by itself when its runner is gone, but not at once.
        forks.forEach(ProcessHandle::destroyForcibly);
        List<Long> servers = pids();
        assertThat(servers).as("servers left by the killed run").isNotEmpty();
        List<String> measured = Files.readAllLines(latest("forks.jsonl"));
        assertThat(measured.size() % ARMS).as("forks of the broken block").isNotZero();

        pglayout.resume().ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertWhole(run, ARMS * ROUNDS);
        assertThat(Files.readAllLines(latest("forks-left-out.jsonl")))
                .hasSize(measured.size() % ARMS)
                .allSatisfy(line -> assertThat(measured).contains(line));
        assertThat(Files.readAllLines(latest("forks.jsonl")))
                .hasSize(ARMS * ROUNDS)
                .containsAll(measured.subList(0, ARMS));
        assertThat(pids()).as("servers that nobody wanted kept").isEmpty();
    }

    @Test
    void ctrlCReportsWhatThereIsAndLeavesNothingRunning() throws Exception {
        assumeCtrlCReachesARun();
        Running bench = pglayout.startBench(OPTIONS);
        bench.awaitForks(pglayout.runs(), 1);
        List<ProcessHandle> forks = bench.forks();
        kill("-INT", String.valueOf(bench.process().pid()));
        Outcome outcome = bench.await();

        outcome.ended(ExitCode.INTERRUPTED);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "plain (A/A)",
                        "index.html",
                        "--resume " + pglayout.run().runId());
        assertThat(forks).noneMatch(ProcessHandle::isAlive);
        assertThat(pids()).isEmpty();
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.INTERRUPTED);
        assertThat(latest("index.html")).content().contains("Ctrl-C");

        pglayout.resume().ended(ExitCode.OK);
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.COMPLETE);
        assertWhole(pglayout.run(), ROUNDS);
        pglayout.resume().error(ExitCode.BAD_INPUT).contains("is finished (COMPLETE)");
    }

    /**
     * As an impatient user presses Ctrl-C and a supervisor ends the group: pg_ctl is hit while it stops the servers, and the
     * helper of the JDK that starts it. Signals are dense because each must meet a window of a millisecond.
     */
    @Test
    void aBurstOfSignalsToTheWholeGroupLeavesNothingRunning() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid");
        Running bench = pglayout.startBenchInGroup("--layouts=plain,fdw", "--operations=point-lookup", "--rounds=9");
        bench.awaitForks(pglayout.runs(), 1);
        List<ProcessHandle> forks = bench.forks();
        for (int i = 0; i < 300 && bench.process().isAlive(); i++) {
            kill("-INT", "-" + bench.process().pid());
            kill("-TERM", "-" + bench.process().pid());
            Thread.sleep(3);
        }

        assertThat(bench.await().code()).isIn(ExitCode.INTERRUPTED.code(), 143);
        assertThat(forks).noneMatch(ProcessHandle::isAlive);
        assertThat(pids()).isEmpty();
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.INTERRUPTED);
    }

    @Test
    void secondRunIsRefusedAndHarmsNothing() throws Exception {
        Running first = pglayout.startBench("--layouts=plain", "--operations=point-lookup", "--rounds=3");
        first.awaitForks(pglayout.runs(), 1);

        // Other layouts, so other servers, but the same forks would look for them in the same place.
        pglayout.bench("--layouts=partitioned", "--operations=point-lookup")
                .error(ExitCode.BUSY)
                .contains("in use by pid " + first.process().pid());
        pglayout.resume().error(ExitCode.BUSY).contains("pid " + first.process().pid());
        pglayout.run("down")
                .error(ExitCode.BUSY)
                .contains("pid " + first.process().pid());

        first.await().ended(ExitCode.OK);
        assertThat(pglayout.run().status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(pglayout.run().forks()).hasSize(ROUNDS);
    }

    private static void assertWhole(Run run, int forks) {
        assertThat(run.forks()).hasSize(forks);
        assertThat(run.forks().stream().map(fork -> List.of(fork.round(), fork.operation(), fork.arms())))
                .doesNotHaveDuplicates();
        assertThat(run.forks()).extracting(Fork::position).doesNotHaveDuplicates();
        assertThat(run.plans()).hasSize(2);
    }

    private Path latest(String file) {
        return pglayout.runs().resolve("latest").resolve(file);
    }

    private List<Long> pids() {
        return Providers.status(pglayout.stateDir()).stream()
                .filter(ServerStatus::running)
                .map(server -> server.pid().getAsLong())
                .toList();
    }

    /** What this process ignores, the runs that it starts ignore too. */
    private static void assumeCtrlCReachesARun() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            String ignored = Files.readString(status).replaceAll("(?s).*SigIgn:\\s*([0-9a-f]+).*", "$1");
            Assumptions.assumeTrue(
                    (Long.parseUnsignedLong(ignored, 16) & 2) == 0,
                    "started in the background, where a shell makes its children ignore Ctrl-C");
        }
    }

    private static void kill(String signal, String target) throws Exception {
        new ProcessBuilder("kill", signal, "--", target).start().waitFor();
    }
}
