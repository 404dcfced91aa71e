package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** What trials are compared by; each is a time in microseconds, so that smaller is better as everywhere. */
enum Metric {
    P50(Metrics.P50, 50),
    P99(Metrics.P99, 99),
    /** The time that one operation takes of the whole system: the reciprocal of operations per second. */
    THROUGHPUT(Metrics.THROUGHPUT, 0);

    private final String title;
    private final double percentile;

    Metric(String title, double percentile) {
        this.title = title;
        this.percentile = percentile;
    }

    /** As samples and verdicts name it. */
    String title() {
        return title;
    }

    /** Microseconds; empty where the trial says nothing of it: the percentiles of a trial that missed its schedule are withheld. */
    OptionalDouble of(Trial trial) {
        if (trial.status() != Trial.Status.OK) {
            return OptionalDouble.empty();
        }
        if (this == THROUGHPUT) {
            return trial.achievedRate() > 0 ? OptionalDouble.of(1e6 / trial.achievedRate()) : OptionalDouble.empty();
        }
        Histogram all = Histograms.sum(trial, TrialOperation::response);
        return all.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(1, all.getValueAtPercentile(percentile)) / 1e3);
    }
}
