package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Sample;

/** One number of one arm, and the fork, trial or execution that it comes from. */
public record Measured(Fork fork, Sample sample) {

    public int round() {
        return fork.round();
    }

    public double value() {
        return sample.value();
    }

    /** Whether it can be judged: there is a time, and no slice without one. */
    boolean usable() {
        return isTime(sample.value()) && sample.slices().stream().allMatch(Measured::isTime);
    }

    private static boolean isTime(Double value) {
        return value != null && value > 0 && Double.isFinite(value);
    }
}
