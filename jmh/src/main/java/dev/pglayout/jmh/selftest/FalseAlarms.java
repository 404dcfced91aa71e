package dev.pglayout.jmh.selftest;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Arms that are their control once more and were called faster or slower.
 *
 * @param cells how many such arms were judged
 */
record FalseAlarms(int alarms, int cells) {
    static final double RATE = 0.05;
    private static final double CONFIDENCE = 0.95;

    /** The most alarms that a method with a rate of 5 % stays within in 95 % of self-tests; exact binomial quantile. */
    int allowed() {
        return cells == 0 ? 0 : BinomialDistribution.of(cells, RATE).inverseCumulativeProbability(CONFIDENCE);
    }

    boolean withinBound() {
        return alarms <= allowed();
    }

    String sentence() {
        return "%d false alarms in %d A/A cells; a rate of %.0f %% allows up to %d (binomial, %.0f %%): %s"
                .formatted(
                        alarms,
                        cells,
                        100 * RATE,
                        allowed(),
                        100 * CONFIDENCE,
                        withinBound() ? "within the bound" : "too many");
    }
}
