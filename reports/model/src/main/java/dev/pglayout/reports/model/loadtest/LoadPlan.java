package dev.pglayout.reports.model.loadtest;

import java.util.List;
import java.util.Map;

/**
 * What a load test set out to do.
 *
 * @param kind {@code compare} (capacities, then one common rate), {@code capacity}, {@code users}, {@code rate}, {@code ramp} or
 *     {@code soak}
 * @param mix name of the mix
 * @param weights share of each operation in it, as given
 * @param users of a closed model, or the most that a capacity search tries
 * @param rate operations per second of an open model; null where it was to be found or there is none
 * @param rampTo operations per second at a ramp's end, or null
 * @param thinkMillis a user's pause between operations, in milliseconds
 * @param warmupSeconds warm-up of each trial
 * @param durationSeconds measured phase of each trial
 * @param commonShare of the slowest layout's capacity, at which all are compared
 * @param events as given: {@code restart-server@30s}
 */
public record LoadPlan(
        String kind,
        String mix,
        Map<String, Double> weights,
        int users,
        Double rate,
        Double rampTo,
        double thinkMillis,
        double warmupSeconds,
        double durationSeconds,
        double commonShare,
        List<String> events) {}
