package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.stats.ChangePoints.ChangePoint;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
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

    @Test
    void twoStepsAreTwoPoints() {
        double[] series = nights(3, 0);
        for (int i = 20; i < 40; i++) {
            series[i] += 0.2;
        }
        assertThat(ChangePoints.find(series)).extracting(ChangePoint::index).containsExactly(20, 40);
        assertThat(ChangePoints.find(series)).isEqualTo(ChangePoints.find(series));
    }

    /** 499 permutations in which none is as extreme give p = 1/500. */
    @Test
    void aClearStepHasTheSmallestP() {
        double[] series = new double[30];
        for (int i = 0; i < 30; i++) {
            series[i] = (i < 15 ? 0 : 1) + 0.001 * (i % 3);
        }
        List<ChangePoint> found = ChangePoints.find(series);
        assertThat(found).extracting(ChangePoint::index).containsExactly(15);
        assertThat(found.get(0).p()).isEqualTo(1 / 500.0);
    }

    @Test
    void shortAndConstantSeriesHaveNone() {
        assertThat(ChangePoints.find()).isEmpty();
        assertThat(ChangePoints.find(1, 1, 1, 9, 9, 9)).isEmpty();
        assertThat(ChangePoints.find(new double[40])).isEmpty();
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
