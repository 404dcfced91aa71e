package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.stats.Medians;

/**
 * What one block says of one arm: its fork and the control's, measured back to back. The times are one number per
 * fork: iterations share the fork's JVM and connection, so they are no independent evidence.
 */
record Pair(Fork arm, Fork control, double armTime, double controlTime) {

    static Pair of(Fork arm, Fork control) {
        return new Pair(arm, control, Medians.of(arm.iterations()), Medians.of(control.iterations()));
    }

    static boolean usable(Fork fork) {
        return fork != null
                && fork.iterations() != null
                && !fork.iterations().isEmpty()
                && fork.iterations().stream().allMatch(t -> t != null && t > 0 && Double.isFinite(t));
    }

    double logRatio() {
        return logRatio(armTime, controlTime);
    }

    /** A difference of logarithms, so that swapping arm and control changes the sign and nothing else. */
    static double logRatio(double arm, double control) {
        return Math.log(arm) - Math.log(control);
    }

    boolean sameUnit() {
        return arm.unit() == null || arm.unit().equals(control.unit());
    }

    /** Forks without a checksum say nothing of their answers. */
    boolean sameAnswers() {
        return arm.resultChecksum() == null
                || control.resultChecksum() == null
                || arm.resultChecksum().equals(control.resultChecksum());
    }
}
