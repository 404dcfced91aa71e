package dev.pglayout.reports.stats;

/** A closed interval. */
public record Interval(double low, double high) {

    /** From log ratios to ratios. */
    public Interval exp() {
        return new Interval(Math.exp(low), Math.exp(high));
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether the whole interval lies strictly within ± the bound. */
    public boolean within(double bound) {
        return -bound < low && high < bound;
    }
}
