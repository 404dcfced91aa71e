package dev.pglayout.jmh.selftest;

import dev.pglayout.reports.model.VerdictRecord;

/**
 * What became of one slowdown in one repetition.
 *
 * @param slowdown label, or {@code A/A} with its control
 * @param injected share of the control's time, as calibrated; null for an A/A cell and where only its direction is known
 * @param run id of the run
 */
record Finding(int repetition, String slowdown, Double injected, String run, VerdictRecord verdict) {}
