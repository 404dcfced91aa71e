package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.stats.SignedRank;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a cell's blocks say, under the plan's rule of when measuring ends. */
sealed interface Evidence permits Evidence.Once, Looks {
    /** Of "no difference", two-sided, not yet adjusted for other cells. */
    double p();

    /** Whether an effect is shown to lie within ± the bound. */
    boolean within(ToDoubleFunction<Pair> effect, double bound);

    /** Level of a test or interval on the blocks as they stand, such that the level given holds over all looks. */
    double level(double overall);

    static Evidence of(Plan plan, List<Pair> pairs) {
        return plan.untilDecided() ? Looks.of(plan.stopping().looks(), pairs) : new Once(pairs);
    }

    static double[] values(List<Pair> pairs, ToDoubleFunction<Pair> effect) {
        return pairs.stream().mapToDouble(effect).toArray();
    }

    /** All blocks, looked at once. */
    record Once(List<Pair> pairs) implements Evidence {
        @Override
        public double p() {
            return SignedRank.p(values(pairs, Pair::logRatio));
        }

        @Override
        public boolean within(ToDoubleFunction<Pair> effect, double bound) {
            return WalshAverages.of(values(pairs, effect))
                    .interval(Decision.EQUIVALENCE_CONFIDENCE)
                    .map(interval -> interval.within(bound))
                    .orElse(false);
        }

        @Override
        public double level(double overall) {
            return overall;
        }
    }
}
