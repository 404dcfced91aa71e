package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often change points are found where there is one, and where there is none. */
class ChangePointsErrorRatesTest {
    private static final int NIGHTS = 60;
    private static final int STEP_AT = 35;

    /** Log ratios of nights: 1.5 % from night to night, and every twelfth night a neighbour of 5 % more. */
    private static double[] nights(long seed, double step) {
        Random random = new Random(seed);
        double[] series = new double[NIGHTS];
        for (int night = 0; night < NIGHTS; night++) {
            double neighbour = random.nextInt(12) == 0 ? 0.05 * random.nextDouble() : 0;
            series[night] = 0.015 * random.nextGaussian() + neighbour + (night >= STEP_AT ? Math.log1p(step) : 0);
        }
        return series;
    }

    @Test
    void aPlantedStepOfFivePercentIsFoundWhereItIs() {
        double hits = share(200, seed -> ChangePoints.find(nights(seed, 0.05)).stream()
                .anyMatch(point -> Math.abs(point.index() - STEP_AT) <= 2));
        double extra = share(200, seed -> ChangePoints.find(nights(seed, 0.05)).stream()
                .anyMatch(point -> Math.abs(point.index() - STEP_AT) > 2));
        say("5 %% step within 2 nights found in %.1f %% of series, another point in %.1f %%", hits, extra);
        assertThat(hits).isGreaterThan(0.9);
    }

    @Test
    void noiseIsQuiet() {
        double alarms = share(600, seed -> !ChangePoints.find(nights(seed, 0)).isEmpty());
        say("noise alone: a change point in %.1f %% of series%s", alarms, "");
        assertThat(alarms).isLessThanOrEqualTo(0.05 + 2 * Math.sqrt(0.05 * 0.95 / 600));
    }

    private static double share(int series, LongFunction<Boolean> wanted) {
        return LongStream.range(0, series)
                        .parallel()
                        .filter(seed -> wanted.apply(seed))
                        .count()
                / (double) series;
    }

    private static void say(String format, double share, Object other) {
        Object second = other instanceof Double d ? 100 * d : other;
        System.out.println("change points: " + String.format(Locale.ROOT, format, 100 * share, second));
    }
}
