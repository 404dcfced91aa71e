package dev.pglayout.reports.model;

/**
 * An estimate with its interval.
 *
 * @param low null, as is {@code high}, where there are too few blocks for an interval
 */
public record Effect(double value, Double low, Double high) {}
