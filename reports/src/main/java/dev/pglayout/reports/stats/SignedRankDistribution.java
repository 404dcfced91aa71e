package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Exact null distribution of the signed-rank statistic: the sum of the ranks that get a plus when every sign is a fair
 * coin. Ranks are doubled, so that midranks (x.5) stay whole numbers and nothing is lost to rounding.
 *
 * <p>Source: the usual recursion over the ranks, e.g. Hollander, Wolfe and Chicken, Nonparametric Statistical Methods
 * (3rd ed. 2014), section 3.1; with midranks it is the conditional distribution given the ties.
 */
final class SignedRankDistribution {
    /** 1 − 0.95 is not 0.05 in binary; no attainable probability lies this close to a level. */
    private static final double ROUNDING = 1e-12;

    private static final Map<Integer, SignedRankDistribution> UNTIED = new ConcurrentHashMap<>();

    private final double[] cumulative;

    private SignedRankDistribution(int[] doubledRanks) {
        double[] share = new double[Arrays.stream(doubledRanks).sum() + 1];
        share[0] = 1;
        int reached = 0;
        for (int rank : doubledRanks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= rank ? share[sum - rank] : 0)) / 2;
            }
        }
        Arrays.parallelPrefix(share, Double::sum);
        cumulative = share;
    }

    static SignedRankDistribution of(int[] doubledRanks) {
        return new SignedRankDistribution(doubledRanks);
    }

    /** The distribution for ranks 1..n. */
    static SignedRankDistribution untied(int n) {
        return UNTIED.computeIfAbsent(
                n,
                key -> new SignedRankDistribution(
                        IntStream.rangeClosed(1, key).map(rank -> 2 * rank).toArray()));
    }

    /** Probability that twice the statistic is at most the given value. */
    double atMost(int doubledStatistic) {
        return doubledStatistic < 0 ? 0 : cumulative[Math.min(doubledStatistic, cumulative.length - 1)];
    }

    /**
     * How many ordered Walsh averages an interval drops at each end: the largest t with 2 P(T ≤ t) ≤ alpha, as a
     * statistic of at most t is significant; −1 when none is.
     */
    static int trimmed(int n, double alpha) {
        SignedRankDistribution untied = untied(n);
        int statistic = -1;
        while (2 * untied.atMost(2 * (statistic + 1)) <= alpha + ROUNDING) {
            statistic++;
        }
        return statistic;
    }
}
