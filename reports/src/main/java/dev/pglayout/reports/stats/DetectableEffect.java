package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;

/**
 * Smallest shift that the exact signed-rank test sees with 80 % power, for noise as wide as the sample's.
 *
 * <p>A sample shifted by s is significant exactly when s exceeds the distance from zero to the lower end of its
 * interval at that level (the interval inverts the test). So the 80th percentile of that distance over samples of
 * pure noise is the effect sought; it is taken over seeded normal samples. The noise's scale is the median absolute
 * difference of pairs (M. I. Shamos, 1976), which single noisy blocks hardly move, calibrated on the same samples.
 * With such blocks the test itself sees somewhat less than promised here.
 */
public final class DetectableEffect {
    private static final double POWER = 0.8;
    private static final int SAMPLES = 4_000;
    private static final long SEED = 20_240_101;
    private static final Map<Design, Double> SHIFT_PER_SCALE = new ConcurrentHashMap<>();

    private DetectableEffect() {}

    /**
     * The shift, in the values' unit; empty when no effect could be significant with so few values.
     *
     * @param level two-sided level that p has to reach
     */
    public static OptionalDouble of(double[] values, double level) {
        int trimmed = values.length < 2 ? -1 : SignedRankDistribution.trimmed(values.length, level);
        if (trimmed < 0) {
            return OptionalDouble.empty();
        }
        double perScale =
                SHIFT_PER_SCALE.computeIfAbsent(new Design(values.length, trimmed), DetectableEffect::simulate);
        return OptionalDouble.of(perScale * scale(values));
    }

    /** Levels that drop the same number of Walsh averages are the same test. */
    private record Design(int n, int trimmed) {}

    private static double simulate(Design design) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] shifts = new double[SAMPLES];
        double scales = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double[] noise =
                    DoubleStream.generate(random::nextGaussian).limit(design.n).toArray();
            shifts[i] = -WalshAverages.of(noise).ordered(design.trimmed);
            scales += scale(noise) / SAMPLES;
        }
        Arrays.sort(shifts);
        return shifts[(int) (POWER * SAMPLES)] / scales;
    }

    private static double scale(double[] values) {
        int n = values.length;
        double[] distances = new double[n * (n - 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                distances[next++] = Math.abs(values[i] - values[j]);
            }
        }
        return Medians.of(distances);
    }
}
