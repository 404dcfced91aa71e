package dev.pglayout.reports.stats;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Median;

/** Medians; the mean of the two middle values where the number of values is even. */
public final class Medians {
    private Medians() {}

    /** NaN for no values; leaves the array as it is. */
    public static double of(double... values) {
        return Median.withDefaults().withCopy(true).evaluate(values);
    }

    /** NaN for no values. */
    public static double of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
