package dev.pglayout.reports.model;

/** What can be said of an arm against the control; "not significant" is never "same". */
public enum Verdict {
    FASTER,
    SLOWER,
    SAME,
    INCONCLUSIVE,
    UNSTABLE,
    INCOMPARABLE,
    /** The layout cannot be had on this provider. */
    UNAVAILABLE
}
