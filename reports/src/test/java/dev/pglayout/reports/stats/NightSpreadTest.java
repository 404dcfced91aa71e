package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NightSpreadTest {
    /** By hand: deviation of 1..5 is √2.5, t(0.975; 4) = 2.776445 by the tables, times √2. */
    @Test
    void followsTheTables() {
        NightSpread spread = NightSpread.of(1, 2, 3, 4, 5);
        assertThat(spread.deviation()).isCloseTo(Math.sqrt(2.5), within(1e-12));
        Interval interval = spread.interval(10, 0.95);
        assertThat(interval.high() - 10).isCloseTo(2.776445 * Math.sqrt(5), within(1e-5));
        assertThat(10 - interval.low()).isCloseTo(2.776445 * Math.sqrt(5), within(1e-5));
        assertThat(spread.p(2.776445 * Math.sqrt(5))).isCloseTo(0.05, within(1e-6));
    }

    @Test
    void equalNightsAreNoChangeAndOneNightIsNoSpread() {
        assertThat(NightSpread.of(1, 1, 1).p(0)).isEqualTo(1);
        assertThat(NightSpread.of(1, 1, 1).p(0.1)).isZero();
        assertThatThrownBy(() -> NightSpread.of(1)).hasMessageContaining("two nights");
    }

    @Test
    void intervalsHoldTheTrueChangeAsOftenAsPromised() {
        Random random = new Random(7);
        int held = 0;
        int trials = 20_000;
        for (int trial = 0; trial < trials; trial++) {
            double[] nights = random.doubles(20).map(x -> random.nextGaussian()).toArray();
            double seen = 0.3 + random.nextGaussian() - random.nextGaussian();
            held += NightSpread.of(nights).interval(seen, 0.95).contains(0.3) ? 1 : 0;
        }
        assertThat(held / (double) trials).isCloseTo(0.95, within(0.006));
    }
}
