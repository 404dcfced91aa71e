package dev.pglayout.reports.stats;

import java.util.Arrays;

/** The signed-rank test from its definition: every one of the 2ⁿ sign assignments, nothing clever. */
final class SignAssignments {
    private SignAssignments() {}

    static double p(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            double below = Arrays.stream(values).filter(v -> Math.abs(v) < size).count();
            double equal =
                    Arrays.stream(values).filter(v -> Math.abs(v) == size).count();
            ranks[i] = values[i] == 0 ? 0 : below + (equal + 1) / 2;
        }
        double expected = Arrays.stream(ranks).sum() / 2;
        double observed = 0;
        for (int i = 0; i < values.length; i++) {
            observed += values[i] > 0 ? ranks[i] : 0;
        }
        int extreme = 0;
        for (int signs = 0; signs < 1 << values.length; signs++) {
            double statistic = 0;
            for (int i = 0; i < values.length; i++) {
                statistic += (signs >> i & 1) == 1 ? ranks[i] : 0;
            }
            extreme += Math.abs(statistic - expected) >= Math.abs(observed - expected) ? 1 : 0;
        }
        return extreme / (double) (1 << values.length);
    }
}
