package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Exact two-sided Wilcoxon signed-rank test of "symmetric about zero".
 *
 * <p>Commons Statistics is exact only without ties and zeros and falls back to a normal approximation otherwise; that
 * case is enumerated here. Ties share their midrank. Zeros are ranked, then dropped with their ranks (J. W. Pratt,
 * Remarks on zeros and ties in the Wilcoxon signed rank procedures, JASA 54, 1959): unlike dropping them first, making
 * a value larger can then never make the evidence for "larger" weaker.
 */
public final class SignedRank {
    private static final WilcoxonSignedRankTest EXACT =
            WilcoxonSignedRankTest.withDefaults().with(PValueMethod.EXACT);

    private SignedRank() {}

    /** @throws IllegalArgumentException without values */
    public static double p(double[] differences) {
        if (Arrays.stream(differences).allMatch(d -> d == 0)) {
            requireSome(differences);
            return 1;
        }
        WilcoxonSignedRankTest.Result result = EXACT.test(differences);
        return result.hasTiedValues() || result.hasZeroValues() ? enumerated(differences) : result.getPValue();
    }

    /** The same by the exact distribution of the midranks; valid with or without ties and zeros. */
    static double enumerated(double[] differences) {
        requireSome(differences);
        int[] ranks = doubledMidranks(differences);
        int plus = 0;
        int minus = 0;
        for (int i = 0; i < ranks.length; i++) {
            plus += differences[i] > 0 ? ranks[i] : 0;
            minus += differences[i] < 0 ? ranks[i] : 0;
        }
        int[] signed = IntStream.range(0, ranks.length)
                .filter(i -> differences[i] != 0)
                .map(i -> ranks[i])
                .toArray();
        return Math.min(1, 2 * SignedRankDistribution.of(signed).atMost(Math.min(plus, minus)));
    }

    /** Twice the midrank of each absolute value: (values below) + (values at most) + 1. */
    private static int[] doubledMidranks(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
        return Arrays.stream(sizes)
                .mapToInt(size -> 1
                        + (int) Arrays.stream(sizes).filter(s -> s < size).count()
                        + (int) Arrays.stream(sizes).filter(s -> s <= size).count())
                .toArray();
    }

    static void requireSome(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
    }
}
