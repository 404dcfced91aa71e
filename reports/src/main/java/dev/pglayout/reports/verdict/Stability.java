package dev.pglayout.reports.verdict;

import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.TwoSpeeds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Whether a pair of arms has one ratio at all. */
final class Stability {
    /** Strict, as the question is asked of every cell: with 12 blocks at least 3 must have the other plan. */
    private static final double PLAN_LEVEL = 0.01;

    private Stability() {}

    /**
     * One line naming the two speeds, or empty.
     *
     * @param bound log ratios closer together than this do not matter
     */
    static Optional<String> twoSpeeds(Cell cell, double bound) {
        List<Pair> pairs = cell.pairs();
        return byPlan(pairs, Pair::arm, bound)
                .map(speeds -> "plan kinds differ: " + speeds)
                .or(() ->
                        byPlan(pairs, Pair::control, bound).map(speeds -> "the control's plan kinds differ: " + speeds))
                .or(() -> TwoSpeeds.find(Evidence.values(pairs, Pair::logRatio), bound)
                        .map(found -> "two speeds: " + speed("", found.lowerCount(), found.lower()) + ", "
                                + speed("", found.upperCount(), found.upper())));
    }

    /** Blocks with one plan kind against the others, by an exact rank test where there are no ties. */
    private static Optional<String> byPlan(List<Pair> pairs, Function<Pair, Measured> side, double bound) {
        Function<Pair, String> kind =
                pair -> String.valueOf(side.apply(pair).sample().planKind());
        TreeSet<String> kinds = new TreeSet<>(pairs.stream().map(kind).toList());
        if (kinds.size() < 2) {
            return Optional.empty();
        }
        for (String name : kinds) {
            double[] with = ratiosWhere(pairs, pair -> kind.apply(pair).equals(name));
            double[] without = ratiosWhere(pairs, pair -> !kind.apply(pair).equals(name));
            double apart = Math.abs(Medians.of(with) - Medians.of(without));
            if (apart > bound
                    && MannWhitneyUTest.withDefaults().test(with, without).getPValue() <= PLAN_LEVEL) {
                return Optional.of(speed(name + " ", with.length, Medians.of(with)) + ", "
                        + speed("otherwise ", without.length, Medians.of(without)));
            }
        }
        return Optional.empty();
    }

    private static double[] ratiosWhere(List<Pair> pairs, Predicate<Pair> wanted) {
        return pairs.stream().filter(wanted).mapToDouble(Pair::logRatio).toArray();
    }

    private static String speed(String label, int blocks, double logRatio) {
        return String.format(Locale.ROOT, "%s%d blocks near %.2f×", label, blocks, Math.exp(logRatio));
    }
}
