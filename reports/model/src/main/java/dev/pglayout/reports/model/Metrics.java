package dev.pglayout.reports.model;

/** Names of what samples are of; each is a time, so that smaller is better everywhere. */
public final class Metrics {
    /** Of one execution. */
    public static final String TIME = "time";

    /** Of look-ups that another session makes while upkeep runs: shown with the upkeep, not judged by itself. */
    public static final String LOOKUPS = "lookups";

    /** Median response of a load test. */
    public static final String P50 = "p50";

    /** 99th percentile of the response of a load test. */
    public static final String P99 = "p99";

    /** Time per operation at full load: the reciprocal of operations per second. */
    public static final String THROUGHPUT = "throughput";

    private Metrics() {}
}
