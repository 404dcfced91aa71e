package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.stats.Holm;
import java.util.Locale;

/** A verdict and, where it needs one, its reason in one line. */
record Decision(Verdict verdict, String reason) {
    static final double LEVEL = 0.05;

    /** Two one-sided tests at 5 % are one 90 % interval. */
    static final double EQUIVALENCE_CONFIDENCE = 0.90;

    /**
     * Of an arm with a single speed.
     *
     * @param logRatio estimated
     * @param exceeded whether the estimated effect exceeds the margin
     * @param same whether it is shown not to
     * @param p adjusted for all tests it stands among
     * @param tests how many these are
     */
    static Decision of(
            double logRatio, boolean exceeded, boolean same, int blocks, double p, int tests, Margin margin) {
        boolean different = p <= LEVEL;
        if (different && exceeded) {
            return new Decision(logRatio > 0 ? Verdict.SLOWER : Verdict.FASTER, null);
        }
        return same
                ? new Decision(Verdict.SAME, null)
                : new Decision(Verdict.INCONCLUSIVE, whyOpen(different, blocks, tests, margin));
    }

    private static String whyOpen(boolean different, int blocks, int tests, Margin margin) {
        int needed = Holm.blocksNeeded(tests, LEVEL);
        if (different) {
            return "differs, but it is open whether by more than " + margin.words("and");
        }
        return blocks < needed
                ? String.format(Locale.ROOT, "%d blocks cannot decide %d tests, %d are needed", blocks, tests, needed)
                : "neither a difference nor equality within " + margin.words("or") + " is shown";
    }
}
