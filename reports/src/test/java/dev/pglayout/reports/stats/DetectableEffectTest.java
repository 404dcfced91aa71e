package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableEffectTest {

    @ParameterizedTest
    @CsvSource({"8, 0.05", "12, 0.05", "12, 0.00238", "20, 0.05", "20, 0.00238"})
    void thatEffectIsSeenFourTimesInFive(int n, double level) {
        Random random = new Random(n);
        double effect = averageOverNoise(random, n, level);
        int trials = 2_000;
        int seen = 0;
        for (int i = 0; i < trials; i++) {
            double[] values = noise(random, n).map(z -> z * 0.04 + effect).toArray();
            seen += SignedRank.p(values) <= level ? 1 : 0;
        }
        assertThat(seen / (double) trials).isCloseTo(0.80, within(0.03));
    }

    /** One sample's scale is a guess; power is promised for the true one. */
    private static double averageOverNoise(Random random, int n, double level) {
        return DoubleStream.generate(() -> DetectableEffect.of(
                                noise(random, n).map(z -> z * 0.04).toArray(), level)
                        .orElseThrow())
                .limit(300)
                .average()
                .orElseThrow();
    }

    private static DoubleStream noise(Random random, int n) {
        return DoubleStream.generate(random::nextGaussian).limit(n);
    }

    @Test
    void isNearTheTextbookFormulaForManyBlocks() {
        // (z(0.975) + z(0.8)) / sqrt(n * 3 / pi): normal theory with the test's efficiency of 3/pi
        double textbook = 0.04 * (1.95996 + 0.84162) / Math.sqrt(50 * 3 / Math.PI);
        assertThat(averageOverNoise(new Random(7), 50, 0.05)).isCloseTo(textbook, within(0.05 * textbook));
    }

    @Test
    void nothingIsDetectableBelowTheFloor() {
        double[] values = new SplittableRandom(1).doubles(9).toArray();
        assertThat(DetectableEffect.of(values, 0.05 / 21)).isEmpty();
        assertThat(DetectableEffect.of(Arrays.copyOf(values, 1), 0.05)).isEmpty();
        assertThat(DetectableEffect.of(values, 0.05)).isNotEmpty();
    }

    @Test
    void scalesWithTheNoiseAndNotWithTheEffect() {
        double[] values = new SplittableRandom(2).doubles(12).toArray();
        double effect = DetectableEffect.of(values, 0.05).orElseThrow();
        double[] wider = Arrays.stream(values).map(v -> 3 * v).toArray();
        double[] moved = Arrays.stream(values).map(v -> v + 10).toArray();
        assertThat(DetectableEffect.of(wider, 0.05).orElseThrow()).isCloseTo(3 * effect, within(1e-9));
        assertThat(DetectableEffect.of(moved, 0.05).orElseThrow()).isCloseTo(effect, within(1e-9));
    }
}
