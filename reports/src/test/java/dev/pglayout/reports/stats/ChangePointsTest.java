package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.stats.ChangePoints.ChangePoint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointsTest {
    @Test
    void twoStepsAreTwoPoints() {
        Random random = new Random(3);
        double[] series =
                random.doubles(60).map(x -> 0.015 * random.nextGaussian()).toArray();
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
}
