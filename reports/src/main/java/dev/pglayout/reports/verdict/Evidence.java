package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.stats.SignedRank;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.List;

/** What a cell's blocks say, under the plan's rule of when measuring ends. */
sealed interface Evidence permits Evidence.Once, Looks {
    /** Of "no difference", two-sided, not yet adjusted for other cells. */
    double p();

    /** Whether the log ratio is shown to lie within ± the bound. */
    boolean same(double bound);

    /** Level of a test or interval on the blocks as they stand, such that the level given holds over all looks. */
    double level(double overall);

    static Evidence of(Plan plan, List<Pair> pairs) {
        return plan.untilDecided()
                ? Looks.of(plan.stopping().looks(), pairs)
                : new Once(pairs.stream().mapToDouble(Pair::logRatio).toArray());
    }

    /** All blocks, looked at once. */
    record Once(double[] logRatios) implements Evidence {
        @Override
        public double p() {
            return SignedRank.p(logRatios);
        }

        @Override
        public boolean same(double bound) {
            return WalshAverages.of(logRatios)
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
