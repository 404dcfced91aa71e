package dev.pglayout.reports.verdict;

import dev.pglayout.reports.stats.RepeatedSignedRank;
import dev.pglayout.reports.stats.SignedRank;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Blocks that were looked at while they came in, each look with all blocks so far; a cell that was decided got no
 * more.
 */
final class Looks implements Evidence {
    private final RepeatedSignedRank test;
    private final List<Look> taken;

    /** @param index among the looks planned */
    private record Look(int index, List<Pair> blocks) {}

    private Looks(RepeatedSignedRank test, List<Look> taken) {
        this.test = test;
        this.taken = taken;
    }

    /** @param planned rounds after which decisions are taken; blocks after the last look reached do not count yet */
    static Looks of(List<Integer> planned, List<Pair> pairs) {
        List<Look> taken = new ArrayList<>();
        int before = 0;
        int rounds = pairs.stream().mapToInt(pair -> pair.round() + 1).max().orElse(0);
        for (int i = 0; i < planned.size() && planned.get(i) <= rounds; i++) {
            int round = planned.get(i);
            List<Pair> soFar =
                    pairs.stream().filter(pair -> pair.round() < round).toList();
            // A look without new blocks is none: weighing the old ones again would make them seem more.
            if (soFar.size() > before) {
                taken.add(new Look(i, soFar));
                before = soFar.size();
            }
        }
        return new Looks(RepeatedSignedRank.of(planned), taken);
    }

    @Override
    public double p() {
        return taken.isEmpty() ? 1 : test.p(greatest(Pair::logRatio, SignedRank::p));
    }

    /** Two one-sided tests against either bound, each corrected for the looks. */
    @Override
    public boolean within(ToDoubleFunction<Pair> effect, double bound) {
        return !taken.isEmpty()
                && test.oneSidedP(greatest(
                                effect, values -> Math.max(above(values, -bound), above(negated(values), -bound))))
                        <= Decision.LEVEL;
    }

    @Override
    public double level(double overall) {
        return test.levelAt(taken.isEmpty() ? 0 : taken.get(taken.size() - 1).index, overall);
    }

    /** @param twoSidedP of the blocks of one look */
    private double greatest(ToDoubleFunction<Pair> effect, ToDoubleFunction<double[]> twoSidedP) {
        return taken.stream()
                .mapToDouble(look ->
                        test.statistic(look.index, twoSidedP.applyAsDouble(Evidence.values(look.blocks, effect)) / 2))
                .max()
                .orElseThrow();
    }

    /** Twice the one-sided p of "not above"; at least 1 when the values lie below. */
    private static double above(double[] values, double than) {
        double[] distances = Arrays.stream(values).map(value -> value - than).toArray();
        return WalshAverages.of(distances).estimate() > 0 ? SignedRank.p(distances) : 1;
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
