package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.stats.Holm;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A verdict and, where it needs one, its reason in one line.
 *
 * <p>A margin of 5 % means a ratio above 1.05 or below 1/1.05, so that swapping arm and control swaps FASTER and
 * SLOWER.
 */
record Decision(Verdict verdict, String reason) {
    static final double LEVEL = 0.05;

    /** Two one-sided tests at 5 % are one 90 % interval. */
    static final double EQUIVALENCE_CONFIDENCE = 0.90;

    /**
     * Of an arm with a single speed.
     *
     * @param effect estimated log ratio
     * @param same whether it is shown to lie within the margin
     * @param p adjusted for all tests it stands among
     * @param tests how many these are
     */
    static Decision of(double effect, boolean same, int blocks, double p, int tests, double margin) {
        double bound = Math.log1p(margin);
        boolean different = p <= LEVEL;
        if (different && Math.abs(effect) > bound) {
            return new Decision(effect > 0 ? Verdict.SLOWER : Verdict.FASTER, null);
        }
        return same
                ? new Decision(Verdict.SAME, null)
                : new Decision(Verdict.INCONCLUSIVE, whyOpen(different, blocks, tests, margin));
    }

    private static String whyOpen(boolean different, int blocks, int tests, double margin) {
        int needed = Holm.blocksNeeded(tests, LEVEL);
        String percent = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * margin);
        if (different) {
            return String.format(Locale.ROOT, "differs, but it is open whether by more than %s %%", percent);
        }
        return blocks < needed
                ? String.format(Locale.ROOT, "%d blocks cannot decide %d tests, %d are needed", blocks, tests, needed)
                : String.format(Locale.ROOT, "neither a difference nor equality within %s %% is shown", percent);
    }
}
