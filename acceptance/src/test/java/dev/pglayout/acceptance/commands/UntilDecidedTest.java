package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.ExitCode;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds are added only while something is undecided. */
class UntilDecidedTest {
    private static final String SLOW = "plain{enable_indexscan=off,enable_bitmapscan=off}";
    private static final int MAX_ROUNDS = 20;

    @TempDir
    Path folder;

    @Test
    void aGrossDifferenceIsDecidedBeforeTheLastRound() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome = pglayout.run(
                        "bench",
                        "--profile=smoke",
                        "--from=2024-11",
                        "--runs-dir=" + pglayout.runs(),
                        "--operations=point-lookup",
                        "--layouts=plain," + SLOW,
                        "--rows-per-month=20000",
                        "--until-decided",
                        "--max-rounds=" + MAX_ROUNDS)
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        int rounds = run.forks().stream().mapToInt(Fork::round).max().orElseThrow() + 1;
        assertThat(rounds).isLessThan(MAX_ROUNDS);
        assertThat(run.forks()).hasSize(rounds);
        assertThat(run.plan().stopping().rule()).isEqualTo(Plan.Stopping.UNTIL_DECIDED);
        assertThat(run.plan().rounds()).isEqualTo(MAX_ROUNDS);
        assertThat(Files.readString(pglayout.runs().resolve("latest/decisions.json")))
                .contains("\"arm\" : \"" + SLOW + "\"", "\"verdict\" : \"SLOWER\"", "\"afterRounds\" : " + rounds);
        assertThat(outcome.out()).contains("decided 2/2 cells", "A plan of 20 rounds would have taken", "% saved");
    }

    @Test
    void anArmThatIsDecidedIsMeasuredNoMoreWhileAnotherIsOpen() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        String alike = "plain{application_name=alike}";

        pglayout.run(
                        "bench",
                        "--profile=smoke",
                        "--from=2024-11",
                        "--runs-dir=" + pglayout.runs(),
                        "--operations=point-lookup",
                        "--layouts=plain," + SLOW + "," + alike,
                        "--rows-per-month=20000",
                        // So narrow that two arms that are alike are never called the same, however quiet the machine.
                        "--margin=0.0001",
                        "--until-decided",
                        "--max-rounds=14")
                .ended(ExitCode.OK);

        // All 14 as a rule; a false alarm may end it before, and with it the run.
        int open = forks(pglayout, alike);
        assertThat(forks(pglayout, "plain")).isEqualTo(open);
        assertThat(forks(pglayout, "plain (A/A)")).isEqualTo(open);
        int enough = forks(pglayout, SLOW);
        assertThat(enough).isLessThan(open);
        assertThat(Files.readString(pglayout.runs().resolve("latest/decisions.json")))
                .contains("\"arm\" : \"" + SLOW + "\"", "\"afterRounds\" : " + enough);
    }

    private static int forks(Pglayout pglayout, String arm) {
        return (int) pglayout.run().forks().stream()
                .filter(fork -> fork.arms().contains(arm))
                .count();
    }

    @Test
    void aResumedRunDecidesLikeAnUninterruptedOne() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);
        Running bench = pglayout.start(
                "bench",
                "--profile=smoke",
                "--from=2024-11",
                "--runs-dir=" + pglayout.runs(),
                "--operations=point-lookup",
                "--layouts=plain," + SLOW,
                "--rows-per-month=20000",
                "--until-decided",
                "--max-rounds=" + MAX_ROUNDS);
        bench.awaitForks(pglayout.runs(), 2);
        List<ProcessHandle> forks = bench.forks();
        bench.process().destroyForcibly().waitFor();
        forks.forEach(ProcessHandle::destroyForcibly);

        Outcome outcome = pglayout.resume().ended(ExitCode.OK);

        Run run = pglayout.run();
        int rounds = run.forks().stream().mapToInt(Fork::round).max().orElseThrow() + 1;
        assertThat(rounds).isLessThan(MAX_ROUNDS);
        assertThat(run.forks()).hasSize(rounds);
        assertThat(Files.readString(pglayout.runs().resolve("latest/decisions.json")))
                .contains("\"arm\" : \"" + SLOW + "\"", "\"verdict\" : \"SLOWER\"", "\"afterRounds\" : " + rounds);
        assertThat(outcome.out()).contains("decided 2/2 cells");
    }

    @Test
    void noRoundBeginsAfterTheTime() throws Exception {
        Pglayout pglayout = Pglayout.in(folder);

        pglayout.bench("--operations=point-lookup", "--layouts=plain", "--until-decided", "--max-time=1ms")
                .ended(ExitCode.OK);

        Run run = pglayout.run();
        assertThat(run.status()).isEqualTo(Run.Status.COMPLETE);
        assertThat(run.forks()).extracting(Fork::round).containsOnly(0);
    }
}
