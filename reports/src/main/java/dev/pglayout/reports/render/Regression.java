package dev.pglayout.reports.render;

/**
 * A cell that became worse since the baseline, as a comparison across runs judged it. The page shows what it is given
 * and judges nothing itself.
 *
 * @param change the arm's ratio to the control now, divided by that of the baseline; above 1 is slower
 * @param low lower end of the interval of {@code change}, or null
 * @param high upper end, or null
 * @param before the arm's median in the baseline, in {@code unit}, or null
 * @param now the arm's median in this run, in {@code unit}, or null
 * @param verdict the word of the comparison, e.g. {@code SLOWER}
 * @param reason one line, or null
 */
public record Regression(
        String operation,
        String arm,
        double change,
        Double low,
        Double high,
        Double before,
        Double now,
        String unit,
        String verdict,
        String reason) {}
