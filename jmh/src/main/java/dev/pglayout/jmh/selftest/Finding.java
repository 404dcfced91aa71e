package dev.pglayout.jmh.selftest;

import dev.pglayout.reports.model.VerdictRecord;

/**
 * What became of one slowdown in one repetition.
 *
 * @param slowdown label, or {@code A/A} with its control
 * @param injected null for an A/A cell
 * @param run id of the run
 */
record Finding(int repetition, String slowdown, Double injected, String run, VerdictRecord verdict) {}
