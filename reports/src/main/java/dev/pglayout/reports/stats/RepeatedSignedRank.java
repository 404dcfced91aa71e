package dev.pglayout.reports.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One p for a signed-rank test that is looked at several times while blocks come in.
 *
 * <p>Each look's one-sided p becomes a normal deviate, weighted by (blocks at the look / blocks at the last look) to
 * the power {@value #SHAPE}: boundaries of S. K. Wang and A. A. Tsiatis, Approximately optimal one-parameter boundaries
 * for group sequential trials, Biometrics 43, 1987; 0 would be Pocock's, 0.5 O'Brien and Fleming's. The greatest
 * weighted deviate of all looks is the statistic. Its distribution without an effect depends on the looks alone, as the
 * signed rank's does, and is taken from seeded samples; so the floor 2/2ⁿ of early looks is inside it and costs nothing.
 * The p of the looks so far never grows, so it may be fed into Holm at any look (W. Maurer and F. Bretz, Multiple
 * testing in group sequential trials using graphical approaches, 2013).
 */
public final class RepeatedSignedRank {
    private static final double SHAPE = 0.1;
    private static final int SAMPLES = 400_000;
    private static final long SEED = 20_240_202;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Map<List<Integer>, RepeatedSignedRank> KNOWN = new ConcurrentHashMap<>();

    private final List<Integer> looks;
    private final double[] oneSided = new double[SAMPLES];
    private final double[] twoSided = new double[SAMPLES];

    private RepeatedSignedRank(List<Integer> looks) {
        this.looks = looks;
        double[][] deviates = new double[looks.size()][];
        for (int look = 0; look < deviates.length; look++) {
            deviates[look] = deviates(look);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[last()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            sample(sample, values, random, deviates);
        }
        Arrays.sort(oneSided);
        Arrays.sort(twoSided);
    }

    /** @param looks numbers of blocks, ascending */
    public static RepeatedSignedRank of(List<Integer> looks) {
        return KNOWN.computeIfAbsent(List.copyOf(looks), RepeatedSignedRank::new);
    }

    /** What a look adds: the greatest of these over the looks is the statistic. */
    public double statistic(int look, double oneSidedP) {
        return NORMAL.inverseSurvivalProbability(oneSidedP) * weight(look);
    }

    /** Chance of so great a statistic in one direction, over all looks planned. */
    public double oneSidedP(double statistic) {
        return p(oneSided, statistic);
    }

    /** Chance of so great a statistic in either direction, over all looks planned. */
    public double p(double statistic) {
        return p(twoSided, statistic);
    }

    /** Two-sided level of a single look at which the whole test has the level given. */
    public double levelAt(int look, double level) {
        double critical = twoSided[SAMPLES - Math.max(1, (int) (level * SAMPLES))];
        return Math.min(level, 2 * NORMAL.survivalProbability(critical / weight(look)));
    }

    private static double p(double[] sorted, double statistic) {
        int at = Arrays.binarySearch(sorted, statistic - 1e-9);
        int from = at >= 0 ? at : -at - 1;
        // Counting the data themselves keeps a p taken from samples valid (B. Phipson and G. K. Smyth, 2010).
        return (sorted.length - from + 1.0) / (sorted.length + 1.0);
    }

    private double weight(int look) {
        return Math.pow((double) looks.get(look) / last(), SHAPE);
    }

    private int last() {
        return looks.get(looks.size() - 1);
    }

    /** The weighted deviate of each value of the statistic T₊. */
    private double[] deviates(int look) {
        int n = looks.get(look);
        int greatest = n * (n + 1) / 2;
        SignedRankDistribution untied = SignedRankDistribution.untied(n);
        double[] deviates = new double[greatest + 1];
        for (int plus = 0; plus <= greatest; plus++) {
            deviates[plus] = statistic(look, Math.min(1, untied.atMost(2 * (greatest - plus))));
        }
        return deviates;
    }

    private void sample(int sample, double[] values, SplittableRandom random, double[][] deviates) {
        double up = Double.NEGATIVE_INFINITY;
        double down = Double.NEGATIVE_INFINITY;
        int plus = 0;
        int look = 0;
        for (int n = 1; n <= values.length; n++) {
            values[n - 1] = random.nextDouble() - 0.5;
            // T₊ is the number of positive Walsh averages (J. W. Tukey, 1949), so a block adds to it.
            for (int i = 0; i < n; i++) {
                plus += values[i] + values[n - 1] > 0 ? 1 : 0;
            }
            if (n == looks.get(look)) {
                up = Math.max(up, deviates[look][plus]);
                down = Math.max(down, deviates[look][n * (n + 1) / 2 - plus]);
                look++;
            }
        }
        oneSided[sample] = up;
        twoSided[sample] = Math.max(up, down);
    }
}
