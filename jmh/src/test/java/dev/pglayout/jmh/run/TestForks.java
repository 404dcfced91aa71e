package dev.pglayout.jmh.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Forks as a run would record them. */
final class TestForks {
    private TestForks() {}

    static Fork of(int round, String operation, String arm, String mode, double micros) {
        Histogram latencies = new Histogram(3);
        latencies.recordValueWithCount(Math.round(micros * 1000), 10);
        return new Fork(
                round,
                0,
                operation,
                arm,
                mode,
                "us/op",
                List.of(micros, micros),
                10,
                Map.of(),
                mode.equals("sample") ? HistogramText.encode(latencies) : null,
                "2026-01-01T00:00:00Z",
                1,
                0.5,
                "1f",
                "generic",
                Map.of(),
                0,
                0,
                0,
                null);
    }
}
