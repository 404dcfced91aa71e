package dev.pglayout.reports.render;

/**
 * A cell that became slower since the baseline, as a comparison across runs judged it. The page shows what it is given
 * and judges nothing itself.
 *
 * @param change the arm's ratio to the control now, divided by that of the baseline; above 1 is slower
 * @param low lower end of the 95 % prediction interval of {@code change}
 * @param high upper end
 * @param before the arm's median in the baseline, in {@code unit}
 * @param now the arm's median in this run, in {@code unit}
 * @param verdict the word of the comparison, e.g. {@code SLOWER}
 */
public record Regression(
        String operation,
        String arm,
        double change,
        double low,
        double high,
        Double before,
        Double now,
        String unit,
        String verdict) {}
