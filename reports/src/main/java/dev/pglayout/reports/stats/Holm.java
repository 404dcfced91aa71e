package dev.pglayout.reports.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction (S. Holm, A simple sequentially rejective multiple test procedure, 1979). */
public final class Holm {
    private Holm() {}

    /** Adjusted p in the order given; comparing them with the level keeps the family's error rate below it. */
    public static double[] adjust(double[] p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double atLeast = 0;
        for (int step = 0; step < p.length; step++) {
            atLeast = Math.max(atLeast, Math.min(1, p[ascending[step]] * (p.length - step)));
            adjusted[ascending[step]] = atLeast;
        }
        return adjusted;
    }

    /** Fewest blocks with which the smallest possible signed-rank p, 2/2ⁿ, passes the first step among the tests. */
    public static int blocksNeeded(int tests, double level) {
        int blocks = 1;
        while (Math.scalb(2.0, -blocks) * tests > level) {
            blocks++;
        }
        return blocks;
    }
}
