package dev.pglayout.reports.render;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.verdict.Measured;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Decodes and adds up latency histograms. */
final class Histograms {
    private Histograms() {}

    /** All latencies in nanoseconds; samples without a readable histogram do not count. */
    static Optional<Histogram> sum(List<Measured> all) {
        return of(all.stream()
                .filter(one -> one.fork().excludedReason() == null)
                .map(one -> one.sample().histogram())
                .toList());
    }

    /** The sum of all that can be read; empty where nothing is in them. */
    static Optional<Histogram> of(List<String> encoded) {
        return encoded.stream()
                .flatMap(base64 -> decode(base64).stream())
                .reduce((a, b) -> {
                    a.add(b);
                    return a;
                })
                .filter(h -> h.getTotalCount() > 0);
    }

    private static Optional<Histogram> decode(String base64) {
        if (base64 == null || base64.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(HistogramText.decode(base64));
        } catch (RuntimeException e) {
            // The curve is an extra: percentiles and iterations stand beside it as plain numbers.
            return Optional.empty();
        }
    }
}
