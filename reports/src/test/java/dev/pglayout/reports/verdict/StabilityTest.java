package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StabilityTest {
    private static final Set<Integer> GENERIC = Set.of(2, 5, 7, 11);

    /** Twelve blocks; in four of them the second arm runs at another speed. */
    private static Runs blocks(double usual, double other) {
        Runs runs = new Runs(List.of("partitioned"), "month-aggregate");
        for (int round = 0; round < 12; round++) {
            double speed = GENERIC.contains(round) ? other : usual;
            runs.block(round, "month-aggregate", 1, speed * (1 + 0.01 * (round * 5 % 12) / 12));
        }
        return runs;
    }

    private static Runs withPlans(Runs runs, String arm) {
        GENERIC.forEach(round -> runs.change(round, arm, fork -> Forks.planKind(fork, "generic")));
        return runs;
    }

    private static VerdictRecord partitioned(Runs runs) {
        return Judge.judge(runs.build()).get(1);
    }

    @Test
    void anArmWithTwoSpeedsIsUnstable() {
        VerdictRecord verdict = partitioned(blocks(1.0, 1.4));
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(verdict.reason()).isEqualTo("two speeds: 8 blocks near 1.00×, 4 blocks near 1.41×");
        assertThat(verdict.ratio()).isNotNull();
        assertThat(verdict.pAdjusted()).isNotNull();
    }

    @Test
    void plansThatExplainTwoSpeedsAreNamed() {
        VerdictRecord verdict = partitioned(withPlans(blocks(1.0, 1.1), "partitioned"));
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(verdict.reason())
                .isEqualTo("plan kinds differ: custom 8 blocks near 1.00×, otherwise 4 blocks near 1.11×");
    }

    @Test
    void theControlsPlansMatterToo() {
        VerdictRecord verdict = partitioned(withPlans(blocks(1.0, 0.7), Runs.CONTROL));
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(verdict.reason()).startsWith("the control's plan kinds differ: custom 8 blocks");
    }

    @Test
    void differentPlansAtOneSpeedAreStable() {
        assertThat(partitioned(withPlans(blocks(1.0, 1.0), "partitioned")).verdict())
                .isEqualTo(Verdict.SAME);
        assertThat(partitioned(withPlans(blocks(1.0, 1.02), "partitioned")).verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void oneSpeedIsStable() {
        assertThat(partitioned(blocks(1.4, 1.4)).verdict()).isEqualTo(Verdict.SLOWER);
    }
}
