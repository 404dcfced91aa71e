package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String LOOKUP = "point-lookup";
    private static final String INSERT = "batch-insert";

    /** Blocks with a little reproducible noise about the arms' ratios, the A/A arm's being 1. */
    private static Runs noisy(int blocks, double noise, double... ratios) {
        Random random = new Random(blocks);
        String[] names =
                IntStream.range(0, ratios.length).mapToObj(i -> "arm" + i).toArray(String[]::new);
        Runs runs = new Runs(List.of(names), LOOKUP);
        for (int round = 0; round < blocks; round++) {
            double[] measured = new double[ratios.length + 1];
            measured[0] = Math.exp(noise * random.nextGaussian());
            for (int i = 0; i < ratios.length; i++) {
                measured[i + 1] = ratios[i] * Math.exp(noise * random.nextGaussian());
            }
            runs.block(round, LOOKUP, measured);
        }
        return runs;
    }

    private static VerdictRecord of(Runs runs, String arm) {
        return Judge.judge(runs.build()).stream()
                .filter(verdict -> verdict.arm().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void clearEffectsAreNamedAndTheControlAgreesWithItself() {
        Runs runs = noisy(12, 0.01, 1.3, 0.5, 1.0);
        VerdictRecord slower = of(runs, "arm0");
        assertThat(slower.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(slower.ratio().value()).isCloseTo(1.3, within(0.02));
        assertThat(slower.ratio().low()).isLessThan(slower.ratio().value());
        assertThat(slower.ratio().high()).isGreaterThan(slower.ratio().value());
        assertThat(slower.p()).isCloseTo(2 / 4096.0, within(1e-12));
        assertThat(slower.pAdjusted()).isCloseTo(3 * 2 / 4096.0, within(1e-12));
        assertThat(slower.reason()).isNull();
        assertThat(of(runs, "arm1").verdict()).isEqualTo(Verdict.FASTER);
        assertThat(of(runs, "arm2").verdict()).isEqualTo(Verdict.SAME);
        VerdictRecord aa = of(runs, Runs.AA);
        assertThat(aa.verdict()).isEqualTo(Verdict.SAME);
        assertThat(aa.pAdjusted()).isNull();
    }

    @Test
    void swappingArmAndControlInvertsTheRatio() {
        Random random = new Random(3);
        for (int trial = 0; trial < 50; trial++) {
            Runs runs = new Runs(List.of("fdw"), LOOKUP);
            Runs swapped = new Runs(List.of("fdw"), LOOKUP);
            for (int round = 0; round < 12; round++) {
                double control = 80 + 40 * random.nextDouble();
                double arm = 90 + 40 * random.nextDouble();
                runs.add(Forks.fork(round, 2 * round, LOOKUP, Runs.CONTROL, control))
                        .add(Forks.fork(round, 2 * round + 1, LOOKUP, "fdw", arm));
                swapped.add(Forks.fork(round, 2 * round, LOOKUP, Runs.CONTROL, arm))
                        .add(Forks.fork(round, 2 * round + 1, LOOKUP, "fdw", control));
            }
            VerdictRecord one = of(runs, "fdw");
            VerdictRecord other = of(swapped, "fdw");
            assertThat(one.ratio().value() * other.ratio().value()).isCloseTo(1, within(1e-12));
            assertThat(one.ratio().low() * other.ratio().high()).isCloseTo(1, within(1e-12));
            assertThat(one.ratio().high() * other.ratio().low()).isCloseTo(1, within(1e-12));
            assertThat(one.p()).isEqualTo(other.p());
            assertThat(one.verdict()).isEqualTo(inverse(other.verdict()));
        }
    }

    private static Verdict inverse(Verdict verdict) {
        return switch (verdict) {
            case FASTER -> Verdict.SLOWER;
            case SLOWER -> Verdict.FASTER;
            default -> verdict;
        };
    }

    @Test
    void significantButSmallerThanTheMarginIsNotSlower() {
        Runs runs = noisy(12, 0.005, 1.03);
        assertThat(of(runs, "arm0").pAdjusted()).isLessThan(0.05);
        assertThat(of(runs, "arm0").verdict()).isEqualTo(Verdict.SAME);
        assertThat(of(runs.margin(0.01), "arm0").verdict()).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void surelyDifferentButPerhapsWithinTheMarginStaysOpen() {
        VerdictRecord verdict = of(noisy(12, 0.02, 1.045), "arm0");
        assertThat(verdict.pAdjusted()).isLessThan(0.05);
        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("differs, but it is open whether by more than 5 %");
    }

    @Test
    void notSignificantIsNeverSame() {
        VerdictRecord verdict = of(noisy(12, 0.30, 1.0), "arm0");
        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("neither a difference nor equality within 5 % is shown");
    }

    @Test
    void tooFewBlocksSayHowManyAreNeeded() {
        VerdictRecord verdict = of(noisy(5, 0.01, 1.5, 1.5, 1.5), "arm0");
        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("5 blocks cannot decide 3 tests, 7 are needed");
        assertThat(verdict.ratio().value()).isCloseTo(1.5, within(0.02));
        assertThat(verdict.ratio().low()).isNull();
        assertThat(verdict.ratio().high()).isNull();
        assertThat(verdict.minimumDetectableEffect()).isNull();
    }

    @Test
    void oneForkIsOneNumberTheMedianOfItsIterations() {
        Runs runs = new Runs(List.of("fdw"), LOOKUP);
        for (int round = 0; round < 8; round++) {
            runs.add(Forks.fork(round, 2 * round, LOOKUP, Runs.CONTROL, 10, 10, 900))
                    .add(Forks.fork(round, 2 * round + 1, LOOKUP, "fdw", 0.1, 20, 21, 20, 20));
        }
        VerdictRecord verdict = of(runs, "fdw");
        assertThat(verdict.ratio().value()).isCloseTo(2, within(1e-12));
        assertThat(verdict.medianControl()).isEqualTo(10);
        assertThat(verdict.medianArm()).isEqualTo(20);
        assertThat(verdict.unit()).isEqualTo("us/op");
        assertThat(verdict.blocks()).isEqualTo(8);
    }

    @Test
    void anExcludedForkTakesItsWholeBlockWithIt() {
        Runs runs = noisy(12, 0.01, 1.0, 1.0)
                .change(3, "arm1", fork -> Forks.excluded(fork, "steal 14 %", 14))
                .change(5, Runs.CONTROL, fork -> Forks.excluded(fork, "a checkpoint inside", 0));
        for (VerdictRecord verdict : Judge.judge(runs.build())) {
            assertThat(verdict.blocks()).isEqualTo(10);
            assertThat(verdict.excludedBlocks()).isEqualTo(2);
        }
    }

    @Test
    void aBlockWithoutTheArmOrWithoutItsControlIsNoPair() {
        Runs runs = noisy(10, 0.01, 1.0, 1.0);
        runs.change(0, "arm0", fork -> Forks.fork(0, fork.position(), LOOKUP, "arm0"))
                .change(1, Runs.CONTROL, fork -> Forks.fork(1, fork.position(), LOOKUP, Runs.CONTROL, 1, Double.NaN));
        assertThat(of(runs, "arm0").blocks()).isEqualTo(8);
        assertThat(of(runs, "arm1").blocks()).isEqualTo(9);
        assertThat(of(runs, "arm1").excludedBlocks()).isZero();
    }

    @Test
    void ofARepeatedForkTheLaterCounts() {
        Runs runs = noisy(8, 0, 2.0);
        for (int round = 0; round < 8; round++) {
            runs.add(Forks.fork(round, runs.position(), LOOKUP, "arm0", 3));
        }
        assertThat(of(runs, "arm0").ratio().value()).isCloseTo(3, within(1e-12));
        assertThat(of(runs, "arm0").blocks()).isEqualTo(8);
    }

    @Test
    void rowsStandInTheOrderOfThePlan() {
        Runs runs = new Runs(List.of("fdw", "citus"), LOOKUP, INSERT);
        runs.block(0, INSERT, 1, 1, 1).block(0, LOOKUP, 1, 1, 1);
        assertThat(Judge.judge(runs.build()))
                .extracting(verdict -> verdict.operation() + " " + verdict.arm())
                .containsExactly(
                        "point-lookup plain#2",
                        "point-lookup fdw",
                        "point-lookup citus",
                        "batch-insert plain#2",
                        "batch-insert fdw",
                        "batch-insert citus");
    }

    @Test
    void whatWasNotMeasuredSaysWhy() {
        Runs runs = new Runs(List.of("citus", "fdw", "partitioned"), LOOKUP)
                .unavailable("citus", "needs docker")
                .failedVerification("fdw")
                .block(0, LOOKUP, 1);
        assertThat(of(runs, "citus").verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(of(runs, "citus").reason()).isEqualTo("needs docker");
        assertThat(of(runs, "fdw").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(runs, "fdw").reason()).isEqualTo("not measured: verification of fdw failed");
        assertThat(of(runs, "partitioned").reason())
                .isEqualTo("no usable blocks: no round measured both partitioned and plain");
        assertThat(of(runs, "partitioned").ratio()).isNull();
        runs.change(0, Runs.CONTROL, fork -> Forks.excluded(fork, "steal 14 %", 14));
        assertThat(of(runs, Runs.AA).reason()).isEqualTo("no usable blocks: 1 excluded (steal 14 %)");
    }

    @Test
    void whatHasNoBlocksIsNoTest() {
        Runs runs = noisy(12, 0.01, 1.3, 1.3);
        for (int round = 0; round < 12; round++) {
            runs.change(round, "arm1", fork -> Forks.fork(fork.round(), fork.position(), LOOKUP, "arm1"));
        }
        assertThat(of(runs, "arm0").pAdjusted()).isEqualTo(of(runs, "arm0").p());
        assertThat(of(runs, "arm1").pAdjusted()).isNull();
    }

    @Test
    void differentAnswersOrUnitsDoNotCompare() {
        Runs runs = noisy(12, 0.01, 0.2, 0.2).change(4, "arm0", fork -> Forks.checksum(fork, "def"));
        assertThat(of(runs, "arm0").verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(of(runs, "arm0").reason()).isEqualTo("answers differ from the control's in round 4");
        assertThat(of(runs, "arm0").ratio()).isNull();
        assertThat(of(runs, "arm1").verdict()).isEqualTo(Verdict.FASTER);
        runs.change(6, "arm1", fork -> Forks.inUnit("ms/op", 6, fork.position(), LOOKUP, "arm1", 0.2));
        assertThat(of(runs, "arm1").verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(of(runs, "arm1").reason()).isEqualTo("units differ: ms/op and us/op");
    }

    @Test
    void modesAreNotMixed() {
        Runs runs = noisy(12, 0.01, 1.5);
        List<Fork> headline = runs.build().forks();
        headline.forEach(fork -> runs.add(Forks.sampled(
                Forks.fork(
                        fork.round(), runs.position(), LOOKUP, Forks.only(fork).arm(), 7),
                fork.arms().contains("arm0") ? 30 : 10,
                fork.arms().contains("arm0") ? 400 : 100)));
        VerdictRecord verdict = of(runs, "arm0");
        assertThat(verdict.ratio().value()).isCloseTo(1.5, within(0.02));
        assertThat(verdict.latency().p50().value()).isCloseTo(3, within(1e-9));
        assertThat(verdict.latency().p99().value()).isCloseTo(4, within(1e-9));
        assertThat(of(noisy(12, 0.01, 1.5), "arm0").latency()).isNull();
    }
}
