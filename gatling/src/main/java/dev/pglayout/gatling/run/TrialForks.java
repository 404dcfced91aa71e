package dev.pglayout.gatling.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.stats.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A trial as the statistics see it, so that verdicts on load tests come from the same code as all others: a sample for each metric
 * that is judged. A trial that missed its schedule or failed gives none, and is no block for its arm; the others' blocks stay, unless
 * the machine disturbed it: then there is a fork without samples that says why the whole block is left out.
 */
final class TrialForks {
    static final String UNIT = "us/op";

    private TrialForks() {}

    /** Empty where the statistics need not know of the trial. */
    static Optional<Fork> of(Trial trial, String mix, List<Metric> judged, Fork.Host host) {
        List<Sample> samples = judged.stream()
                .flatMap(metric -> sample(trial, metric).stream())
                .toList();
        boolean disturbed = !judged.isEmpty() && trial.excludedReason() != null;
        return samples.isEmpty() && !disturbed ? Optional.empty() : Optional.of(fork(trial, mix, samples, host));
    }

    private static Fork fork(Trial trial, String mix, List<Sample> samples, Fork.Host host) {
        return new Fork(
                Fork.Kind.TRIAL,
                new Fork.Place(trial.round(), trial.position(), mix),
                trial.model().name().toLowerCase(Locale.ROOT),
                host.with(trial.startedAt(), trial.excludedReason()),
                trial.measuredSeconds(),
                samples);
    }

    /** Latencies stand with the median alone: once is enough. */
    private static Optional<Sample> sample(Trial trial, Metric metric) {
        OptionalDouble micros = metric.of(trial);
        if (micros.isEmpty()) {
            return Optional.empty();
        }
        long executions =
                trial.operations().stream().mapToLong(TrialOperation::ok).sum();
        if (metric != Metric.P50) {
            return Optional.of(Sample.of(trial.arm(), metric.title(), UNIT, micros.getAsDouble(), executions));
        }
        Histogram all = Histograms.sum(trial, TrialOperation::response);
        return Optional.of(new Sample(
                trial.arm(),
                metric.title(),
                UNIT,
                micros.getAsDouble(),
                List.of(),
                executions,
                Percentiles.micros(all),
                HistogramText.encode(all),
                null,
                null,
                Map.of()));
    }
}
