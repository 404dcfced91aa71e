package dev.pglayout.reports.model;

/**
 * Three small fixed works, timed before and after each round: when they move, the machine moved, not the arms.
 *
 * @param when {@code before} or {@code after}
 * @param selectMicros median of {@code SELECT 1}
 * @param cpuMicros median of a fixed arithmetic loop
 * @param fsyncMicros median of an 8 KiB write and fsync
 */
public record Canary(int round, String when, double selectMicros, double cpuMicros, double fsyncMicros) {}
