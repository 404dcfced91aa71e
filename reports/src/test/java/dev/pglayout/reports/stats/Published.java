package dev.pglayout.reports.stats;

/** Data sets of the literature with known answers. */
final class Published {
    private Published() {}

    /**
     * Hamilton depression scale, after minus before tranquilizer (Hollander and Wolfe, table 3.1; the example of R's
     * {@code wilcox.test}).
     */
    static final double[] DEPRESSION = differences(
            new double[] {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
            new double[] {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29});

    /** Darwin's maize, crossed minus self-fertilised, in eighths of an inch (the example of SciPy's wilcoxon). */
    static final double[] MAIZE = {6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75};

    private static double[] differences(double[] before, double[] after) {
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = after[i] - before[i];
        }
        return differences;
    }
}
