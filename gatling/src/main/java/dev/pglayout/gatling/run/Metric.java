package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/** What trials are compared by; each is a time in microseconds, so that smaller is better as everywhere. */
enum Metric {
    P50("p50", "Median response at %s?", 50),
    P99("p99", "99th percentile of the response at %s?", 99),
    /** The time that one operation takes of the whole system: the reciprocal of operations per second. */
    THROUGHPUT("throughput", "Time per operation at full load, the reciprocal of operations per second (%s)?", 0);

    private final String title;
    private final String question;
    private final double percentile;

    Metric(String title, String question, double percentile) {
        this.title = title;
        this.question = question;
        this.percentile = percentile;
    }

    /** The operation under which verdicts name it. */
    String operation(String mix) {
        return mix + ": " + title;
    }

    String question(String load) {
        return question.formatted(load);
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
