package dev.pglayout.reports.stats;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The percentiles that samples keep of their latencies. */
public final class Percentiles {
    private static final double NANOS_PER_MICRO = 1e3;

    private Percentiles() {}

    /** In microseconds, by name; empty where nothing was recorded. */
    public static Map<String, Double> micros(Histogram nanos) {
        Map<String, Double> micros = new LinkedHashMap<>();
        if (nanos.getTotalCount() > 0) {
            micros.put("p50", nanos.getValueAtPercentile(50) / NANOS_PER_MICRO);
            micros.put("p90", nanos.getValueAtPercentile(90) / NANOS_PER_MICRO);
            micros.put("p99", nanos.getValueAtPercentile(99) / NANOS_PER_MICRO);
            micros.put("max", nanos.getMaxValue() / NANOS_PER_MICRO);
        }
        return micros;
    }
}
