package dev.pglayout.reports.model;

import java.util.List;
import java.util.Map;

/**
 * One JMH fork: one operation on one arm in one round.
 *
 * @param round from 0
 * @param position order of execution over the whole run, from 0
 * @param mode JMH's short mode name: {@code avgt}, {@code sample}, {@code ss}
 * @param unit unit of all times here, e.g. {@code us/op}
 * @param iterations mean time per execution of each measured iteration, in order
 * @param executions how many executions were measured
 * @param percentiles latency by percentile name ({@code p50}, {@code p90}, {@code p99}, {@code max}), empty if not sampled
 * @param histogram HdrHistogram of latencies in nanoseconds, V2 compressed and Base64, or null
 * @param startedAt ISO-8601 instant
 * @param wallSeconds the fork's wall time, JVM start included
 * @param measuredSeconds the time inside measured iterations
 * @param resultChecksum checksum over the answers to the fork's first bind sets, hexadecimal; equal for all arms of a block
 * @param planKind {@code custom}, {@code generic}, {@code mixed}, or {@code unprepared}
 * @param counters server counters over the measured iterations: {@code wal_bytes_per_op} of writes
 * @param stealPercent CPU steal while the fork ran
 * @param load one-minute load average at its start
 * @param checkpoints servers of the target on which a checkpoint fell into it
 * @param excludedReason why its block must not be judged, or null
 */
public record Fork(
        int round,
        int position,
        String operation,
        String arm,
        String mode,
        String unit,
        List<Double> iterations,
        long executions,
        Map<String, Double> percentiles,
        String histogram,
        String startedAt,
        double wallSeconds,
        double measuredSeconds,
        String resultChecksum,
        String planKind,
        Map<String, Double> counters,
        double stealPercent,
        double load,
        int checkpoints,
        String excludedReason) {}
