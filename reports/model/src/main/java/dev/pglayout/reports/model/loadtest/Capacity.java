package dev.pglayout.reports.model.loadtest;

import java.util.List;

/**
 * What a closed loop can get out of one arm, found by doubling its users, then bisecting.
 *
 * @param users at the knee: more of them bring no more operations
 * @param rate operations per second there; null where no probe succeeded
 * @param bounded whether throughput still grew with the most users allowed: the capacity is then at least this
 * @param probes every closed trial of the search, in order of execution
 * @param curve open trials at shares of the rate
 */
public record Capacity(String arm, int users, Double rate, boolean bounded, List<Probe> probes, List<Point> curve) {

    /**
     * @param trial its {@link LoadTrial#folder}
     * @param rate operations per second, errors not counted
     * @param p50Nanos median service time; 0 without any success
     */
    public record Probe(String trial, int users, double rate, long p50Nanos, long p99Nanos, Trial.Status status) {}

    /**
     * @param share of the capacity
     * @param p50Nanos median response; null where percentiles are withheld, because the schedule was missed
     */
    public record Point(
            String trial,
            double share,
            double targetRate,
            double achievedRate,
            Long p50Nanos,
            Long p99Nanos,
            Trial.Status status) {}
}
