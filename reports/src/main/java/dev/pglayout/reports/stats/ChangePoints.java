package dev.pglayout.reports.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Where a series changes its level, by E-divisive (D. S. Matteson and N. A. James, A nonparametric approach for multiple
 * change point analysis of multivariate data, JASA 109, 2014), as performance histories are searched with in MongoDB's
 * and Apache Otava's tools (M. Fleming et al., Hunter, ICPE '23). A segment is split where the energy distance between
 * its two parts is greatest, if a seeded permutation test of the segment finds it significant; then its parts are
 * searched.
 */
public final class ChangePoints {
    private static final double LEVEL = 0.05;
    private static final int PERMUTATIONS = 499;
    /** Fewer nights than this on one side are an outlier, not a level. */
    private static final int SHORTEST = 4;

    private static final long SEED = 20_240_303;

    private ChangePoints() {}

    /**
     * @param index of the first value of the new level
     * @param p of the permutation test
     */
    public record ChangePoint(int index, double p) {}

    private record Split(int index, double statistic) {}

    /** In order of the series. */
    public static List<ChangePoint> find(double... series) {
        List<ChangePoint> found = new ArrayList<>();
        search(series, 0, series.length, new Random(SEED), found);
        found.sort((a, b) -> Integer.compare(a.index, b.index));
        return List.copyOf(found);
    }

    private static void search(double[] series, int from, int to, Random random, List<ChangePoint> found) {
        if (to - from < 2 * SHORTEST) {
            return;
        }
        double[] segment = Arrays.copyOfRange(series, from, to);
        Split best = best(segment);
        double p = p(segment, best.statistic, random);
        if (p <= LEVEL) {
            found.add(new ChangePoint(from + best.index, p));
            search(series, from, from + best.index, random, found);
            search(series, from + best.index, to, random, found);
        }
    }

    private static double p(double[] segment, double statistic, Random random) {
        List<Double> shuffled = new ArrayList<>(Arrays.stream(segment).boxed().toList());
        int atLeast = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            Collections.shuffle(shuffled, random);
            double[] permuted =
                    shuffled.stream().mapToDouble(Double::doubleValue).toArray();
            atLeast += best(permuted).statistic >= statistic - 1e-12 ? 1 : 0;
        }
        return atLeast / (PERMUTATIONS + 1.0);
    }

    /** The split with the greatest scaled energy distance, moving one value at a time from right to left. */
    private static Split best(double[] x) {
        int n = x.length;
        double within = 0;
        double left = 0;
        double between = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                within += Math.abs(x[i] - x[j]);
            }
        }
        Split best = new Split(-1, Double.NEGATIVE_INFINITY);
        double right = within;
        for (int m = 1; m <= n - SHORTEST; m++) {
            double toLeft = distances(x, m - 1, 0, m - 1);
            double toRight = distances(x, m - 1, m, n);
            left += toLeft;
            right -= toRight;
            between += toRight - toLeft;
            if (m >= SHORTEST) {
                double statistic = energy(m, n - m, left, right, between);
                best = statistic > best.statistic ? new Split(m, statistic) : best;
            }
        }
        return best;
    }

    /** Formula 4 and 5 of Matteson and James with α = 1; sums are over unordered pairs. */
    private static double energy(int m, int n, double left, double right, double between) {
        double distance = 2 * between / ((double) m * n) - left / (m * (m - 1) / 2.0) - right / (n * (n - 1) / 2.0);
        return (double) m * n / (m + n) * distance;
    }

    private static double distances(double[] x, int of, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(x[of] - x[i]);
        }
        return sum;
    }
}
