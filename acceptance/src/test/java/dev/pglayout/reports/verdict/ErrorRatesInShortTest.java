package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.NoisyMachine.Noise;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The judge's error rates over few, seeded runs: enough to tell a broken method, which the last test shows. The rates
 * themselves are counted by {@link GateErrorRatesTest} and {@link SequentialErrorRatesTest}.
 */
class ErrorRatesInShortTest {
    private static final int ARMS = 2;
    private static final int RUNS = 80;

    /** What counting so few runs makes of a rate of 5 %. */
    private static final double FIVE_PERCENT = 0.05 + 2 * Math.sqrt(0.05 * 0.95 / RUNS);

    @Test
    void falseAlarmsAreRareAndIntervalsHonest() {
        Rates rates = Rates.of(SyntheticRuns.withoutEffect(Noise.USUAL, ARMS, 12), RUNS);
        assertThat(rates.falseSignificance()).isLessThanOrEqualTo(FIVE_PERCENT);
        assertThat(rates.falseAlarms()).isLessThanOrEqualTo(FIVE_PERCENT);
        assertThat(rates.aaGate()).isLessThanOrEqualTo(FIVE_PERCENT);
        assertThat(rates.coverage()).isBetween(0.93, 0.97);
        assertThat(rates.calledUnstable()).isLessThan(0.01);
    }

    @Test
    void tenPercentAndTwoSpeedsAreSeen() {
        assertThat(Rates.of(new SyntheticRuns(Noise.USUAL, ARMS, 12, 1.10, 1), RUNS)
                        .slower())
                .isGreaterThan(0.75);
        assertThat(Rates.of(new SyntheticRuns(Noise.USUAL, ARMS, 12, 1, 1.6), RUNS)
                        .unstable())
                .isGreaterThan(0.55);
    }

    @Test
    void lookingOftenRaisesNoMoreFalseAlarms() {
        StoppingRuns lab = StoppingRuns.alike(Noise.USUAL, ARMS, 14);
        double significant = share(seed -> lab.stopped(lab.whole(seed)), ErrorRatesInShortTest::anyAdjusted);
        assertThat(significant).isLessThanOrEqualTo(FIVE_PERCENT);
    }

    /** What the bounds are good for: the same runs, had nobody corrected for many tests. */
    @Test
    void aMethodThatCorrectsForNothingExceedsTheBounds() {
        SyntheticRuns lab = SyntheticRuns.withoutEffect(Noise.USUAL, ARMS, 12);
        assertThat(share(lab::interleaved, ErrorRatesInShortTest::anyUnadjusted))
                .isGreaterThan(2 * FIVE_PERCENT);
    }

    private static boolean anyAdjusted(VerdictRecord verdict) {
        return verdict.pAdjusted() != null && verdict.pAdjusted() <= 0.05;
    }

    private static boolean anyUnadjusted(VerdictRecord verdict) {
        return verdict.pAdjusted() != null && verdict.p() <= 0.05;
    }

    private static double share(LongFunction<Run> runs, Predicate<VerdictRecord> alarm) {
        return LongStream.range(0, RUNS)
                        .parallel()
                        .filter(seed -> Judge.judge(runs.apply(seed)).stream().anyMatch(alarm))
                        .count()
                / (double) RUNS;
    }
}
