package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ordered averages of all pairs of values, each value with itself included: their median is the Hodges–Lehmann
 * estimate, and counting in from both ends inverts the exact signed-rank test into an interval.
 *
 * <p>Source: Hollander, Wolfe and Chicken (2014), sections 3.2 and 3.3. Ties and zeros keep the interval's confidence
 * at least at its level (G. E. Noether, Wilcoxon confidence intervals for location parameters in the discrete case,
 * JASA 62, 1967).
 */
public final class WalshAverages {
    private final int n;
    private final double[] ordered;

    private WalshAverages(int n, double[] ordered) {
        this.n = n;
        this.ordered = ordered;
    }

    /** @throws IllegalArgumentException without values */
    public static WalshAverages of(double... values) {
        SignedRank.requireSome(values);
        int n = values.length;
        double[] averages = new double[n * (n + 1) / 2];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                averages[next++] = (values[i] + values[j]) / 2;
            }
        }
        Arrays.sort(averages);
        return new WalshAverages(n, averages);
    }

    /** Hodges–Lehmann estimate of the centre. */
    public double estimate() {
        int length = ordered.length;
        return (ordered[(length - 1) / 2] + ordered[length / 2]) / 2;
    }

    /**
     * Interval of at least this confidence, or empty when so few values cannot give it (95 % needs 6 values, 90 % 5).
     *
     * @param confidence between 0 and 1, e.g. 0.95
     */
    public Optional<Interval> interval(double confidence) {
        int trimmed = SignedRankDistribution.trimmed(n, 1 - confidence);
        return trimmed < 0
                ? Optional.empty()
                : Optional.of(new Interval(ordered(trimmed), ordered(ordered.length - 1 - trimmed)));
    }

    /** The average with so many below it in order. */
    double ordered(int below) {
        return ordered[below];
    }
}
