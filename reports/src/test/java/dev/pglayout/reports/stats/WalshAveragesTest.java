package dev.pglayout.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WalshAveragesTest {
    private static final Offset<Double> ROUNDED = within(0.0005);

    @Test
    void estimateAndIntervalOfHollanderAndWolfe() {
        // examples 3.3 and 3.4: -0.46 and (-0.786, -0.010) at 96.1 %, which is R's 95 % interval too
        WalshAverages walsh = WalshAverages.of(Published.DEPRESSION);
        assertThat(walsh.estimate()).isCloseTo(-0.46, ROUNDED);
        Interval interval = walsh.interval(0.95).orElseThrow();
        assertThat(interval.low()).isCloseTo(-0.786, ROUNDED);
        assertThat(interval.high()).isCloseTo(-0.010, ROUNDED);
    }

    @Test
    void intervalHoldsExactlyTheShiftsThatTheTestAccepts() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 6; n <= 13; n++) {
            double[] values = random.doubles(n, -1, 1).toArray();
            Interval interval = WalshAverages.of(values).interval(0.95).orElseThrow();
            assertThat(pAgainst(values, interval.low() + 1e-9)).isGreaterThan(0.05);
            assertThat(pAgainst(values, interval.low() - 1e-9)).isLessThanOrEqualTo(0.05);
            assertThat(pAgainst(values, interval.high() - 1e-9)).isGreaterThan(0.05);
            assertThat(pAgainst(values, interval.high() + 1e-9)).isLessThanOrEqualTo(0.05);
        }
    }

    private static double pAgainst(double[] values, double centre) {
        return SignAssignments.p(Arrays.stream(values).map(v -> v - centre).toArray());
    }

    @Test
    void tooFewValuesGiveNoInterval() {
        double[] five = {1, 2, 3, 4, 5};
        assertThat(WalshAverages.of(five).interval(0.95)).isEmpty();
        assertThat(WalshAverages.of(five).interval(0.90)).contains(new Interval(1, 5));
        assertThat(WalshAverages.of(1, 2, 3, 4).interval(0.90)).isEmpty();
        assertThat(WalshAverages.of(1, 2, 3, 4, 5, 6).interval(0.95)).contains(new Interval(1, 6));
    }

    @Test
    void swappingTheArmsInvertsEstimateAndInterval() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 6; n < 20; n++) {
            double[] values = random.doubles(n, -1, 2).toArray();
            WalshAverages walsh = WalshAverages.of(values);
            WalshAverages swapped =
                    WalshAverages.of(Arrays.stream(values).map(v -> -v).toArray());
            Interval interval = walsh.interval(0.95).orElseThrow();
            assertThat(swapped.estimate()).isEqualTo(-walsh.estimate());
            assertThat(swapped.interval(0.95)).contains(new Interval(-interval.high(), -interval.low()));
        }
    }

    @Test
    void oneWildBlockHardlyMovesTheEstimate() {
        double[] values = {0.10, 0.11, 0.09, 0.10, 0.12, 0.08, 0.11, 0.09, 0.10, 0.10, 0.10, 5.0};
        assertThat(WalshAverages.of(values).estimate()).isCloseTo(0.10, within(0.01));
    }

    @Test
    void tiesAndZerosStayInTheInterval() {
        double[] values = {0, 0, 0, 0.1, 0.1, 0.1, 0.2, 0.2};
        assertThat(WalshAverages.of(values).interval(0.95))
                .hasValueSatisfying(i -> assertThat(i.contains(0.1)).isTrue());
    }
}
