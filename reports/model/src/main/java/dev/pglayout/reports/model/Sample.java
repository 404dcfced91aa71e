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
 *     Only samples of the same fork may be compared turn by turn, see {@link #turn}.
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

    /**
     * In which turn of a fork an arm had a slice. Arms that take longer have fewer slices than turns there are, spread evenly.
     *
     * @param slice its place among the arm's slices, from 0
     * @param slices of the arm
     * @param turns of the fork: the most slices that any arm has
     */
    public static int turn(int slice, int slices, int turns) {
        return (2 * slice + 1) * turns / (2 * slices);
    }

    /** A number by itself. */
    public static Sample of(String arm, String metric, String unit, Double value, long executions) {
        return new Sample(arm, metric, unit, value, List.of(), executions, Map.of(), null, null, null, Map.of());
    }
}
