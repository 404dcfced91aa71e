package dev.pglayout.reports.model;

import java.util.List;
import java.util.Map;

/**
 * One number of one arm for one metric, and what it rests on.
 *
 * @param metric one of {@link Metrics}
 * @param unit of all times here, e.g. {@code us/op}
 * @param value the number; of a fork its median slice; null where nothing was measured
 * @param slices mean time per execution of each slice, in order of turns; empty where there was but one execution or trial.
 *     Only samples of the same fork may be compared turn by turn.
 * @param executions how many were measured
 * @param percentiles latency by percentile name ({@code p50}, {@code p90}, {@code p99}, {@code max}), empty if not sampled
 * @param histogram HdrHistogram of latencies in nanoseconds, V2 compressed and Base64, or null
 * @param resultChecksum checksum over the answers to the first bind sets, hexadecimal; equal for all arms of a block
 * @param planKind {@code custom}, {@code generic}, {@code mixed}, or {@code unprepared}
 * @param counters server counters over what was measured, e.g. {@code wal_bytes_per_op} of writes
 */
public record Sample(
        String arm,
        String metric,
        String unit,
        Double value,
        List<Double> slices,
        long executions,
        Map<String, Double> percentiles,
        String histogram,
        String resultChecksum,
        String planKind,
        Map<String, Double> counters) {

    /** A number by itself. */
    public static Sample of(String arm, String metric, String unit, Double value, long executions) {
        return new Sample(arm, metric, unit, value, List.of(), executions, Map.of(), null, null, null, Map.of());
    }
}
