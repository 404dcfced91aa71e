package dev.pglayout.reports.model.loadtest;

import java.util.Map;

/**
 * One second of a trial, all operations together; operations belong to the second in which they end.
 *
 * @param second from 0, counted from the start of the measured phase
 * @param started operations that actually started in it
 * @param ok operations that succeeded
 * @param ko operations that did not
 * @param errors of those, how many by error
 * @param p50Nanos median response of the successful ones, in nanoseconds; 0 without any
 * @param p99Nanos 99th percentile of the same
 * @param activeConnections connections at work at its end
 */
public record TrialSecond(
        int second,
        long started,
        long ok,
        long ko,
        Map<String, Long> errors,
        long p50Nanos,
        long p99Nanos,
        int activeConnections) {}
