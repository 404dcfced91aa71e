package dev.pglayout.reports.render;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Decodes and adds up the latency histograms of forks. */
final class Histograms {
    private Histograms() {}

    /** All latencies of {@code forks} in nanoseconds; forks without a readable histogram do not count. */
    static Optional<Histogram> sum(List<Fork> forks) {
        return of(forks.stream()
                .filter(f -> f.excludedReason() == null)
                .map(Fork::histogram)
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
