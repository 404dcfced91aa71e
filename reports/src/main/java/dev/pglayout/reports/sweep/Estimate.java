package dev.pglayout.reports.sweep;

import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.Collection;

/**
 * A figure with its 95 % interval.
 *
 * @param interval null where there are too few values for one (fewer than six)
 */
public record Estimate(double value, Interval interval) {
    private static final double CONFIDENCE = 0.95;

    /** Hodges–Lehmann estimate and the inverted exact signed-rank test of values from different rounds. */
    static Estimate of(Collection<Double> values) {
        WalshAverages walsh = WalshAverages.of(
                values.stream().mapToDouble(Double::doubleValue).toArray());
        return new Estimate(walsh.estimate(), walsh.interval(CONFIDENCE).orElse(null));
    }

    /** From logarithms to what they are of. */
    Estimate exp() {
        return new Estimate(Math.exp(value), interval == null ? null : interval.exp());
    }

    Estimate negated() {
        return new Estimate(-value, interval == null ? null : new Interval(-interval.high(), -interval.low()));
    }

    /** Whether the interval tells the value's sign. */
    public boolean decided() {
        return interval != null && (interval.low() > 0 || interval.high() < 0);
    }
}
