package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoSpeedsTest {
    private static final int TRIALS = 20_000;

    private static double rate(int n, ToDoubleFunction<Random> value) {
        Random random = new Random(n);
        int found = 0;
        for (int i = 0; i < TRIALS; i++) {
            double[] values = DoubleStream.generate(() -> value.applyAsDouble(random))
                    .limit(n)
                    .toArray();
            found += TwoSpeeds.find(values, 0).isPresent() ? 1 : 0;
        }
        return found / (double) TRIALS;
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 12, 20, 30})
    void oneModeIsRarelyCalledTwo(int n) {
        assertThat(rate(n, Random::nextDouble)).as("uniform").isCloseTo(0.01, within(0.004));
        assertThat(rate(n, Random::nextGaussian)).as("normal").isLessThan(0.006);
        assertThat(rate(n, TwoSpeedsTest::laplace)).as("Laplace").isLessThan(0.006);
    }

    private static double laplace(Random random) {
        return (random.nextBoolean() ? 1 : -1) * -Math.log(1 - random.nextDouble());
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 20})
    void twoModesTenDeviationsApartAreFound(int n) {
        // a quarter to half of the blocks at the other speed; fewer than that are outliers, not a speed
        assertThat(rate(n, r -> r.nextGaussian() + (r.nextInt(5) < 2 ? 10 : 0))).isGreaterThan(0.75);
    }

    @Test
    void namesTheSpeeds() {
        double[] values = {0.01, 0.31, 0.02, 0.30, 0.00, 0.32, 0.01, 0.02, 0.31, 0.01, 0.00, 0.30};
        TwoSpeeds speeds = TwoSpeeds.find(values, 0.05).orElseThrow();
        assertThat(speeds.lowerCount()).isEqualTo(7);
        assertThat(speeds.upperCount()).isEqualTo(5);
        assertThat(speeds.lower()).isCloseTo(0.01, within(1e-12));
        assertThat(speeds.upper()).isCloseTo(0.31, within(1e-12));
    }

    @Test
    void speedsCloserThanTheMarginDoNotMatter() {
        double[] values = {0.010, 0.031, 0.011, 0.030, 0.010, 0.031, 0.011, 0.010, 0.030, 0.031};
        assertThat(TwoSpeeds.find(values, 0.05)).isEmpty();
        assertThat(TwoSpeeds.find(values, 0.01)).isPresent();
    }

    @Test
    void oneOrTwoNoisyBlocksAreNoSecondSpeed() {
        double[] values = {0.01, 0.02, 0.00, 0.01, 0.02, 0.01, 0.00, 0.02, 0.01, 0.01, 0.9, 0.8};
        assertThat(TwoSpeeds.find(values, 0.05)).isEmpty();
    }

    @Test
    void equalValuesAreOneSpeedAndTooFewAreNone() {
        assertThat(TwoSpeeds.find(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 0)).isEmpty();
        assertThat(TwoSpeeds.find(new double[] {0, 0, 0, 9, 9}, 0)).isEmpty();
    }
}
