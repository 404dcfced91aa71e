package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final double FIVE_PERCENT = Math.log(1.05);

    @Test
    void needsTheWholeIntervalInside() {
        assertThat(new Interval(-0.04, 0.04).within(FIVE_PERCENT)).isTrue();
        assertThat(new Interval(-0.04, 0.05).within(FIVE_PERCENT)).isFalse();
        assertThat(new Interval(-0.05, 0.04).within(FIVE_PERCENT)).isFalse();
        assertThat(new Interval(0.06, 0.07).within(FIVE_PERCENT)).isFalse();
        assertThat(new Interval(-FIVE_PERCENT, FIVE_PERCENT).within(FIVE_PERCENT))
                .isFalse();
    }

    @Test
    void goesFromLogsToRatios() {
        Interval ratios = new Interval(-FIVE_PERCENT, FIVE_PERCENT).exp();
        assertThat(ratios.low()).isCloseTo(1 / 1.05, within(1e-12));
        assertThat(ratios.high()).isCloseTo(1.05, within(1e-12));
    }

    @Test
    void medians() {
        assertThat(Medians.of(3, 1, 2)).isEqualTo(2);
        assertThat(Medians.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
        assertThat(Medians.of()).isNaN();
        double[] values = {3, 1, 2};
        Medians.of(values);
        assertThat(values).containsExactly(3, 1, 2);
    }
}
