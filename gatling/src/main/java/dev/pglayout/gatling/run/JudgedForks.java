package dev.pglayout.gatling.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * A trial as the statistics see it: one fork per metric that is judged, so that verdicts on load tests come from the same code as
 * all others. A trial that missed its schedule or failed gives none, and is no block for its arm; the others' blocks stay, unless
 * the machine disturbed it: then its fork has no time, but says why the whole block is left out.
 */
final class JudgedForks {
    static final String MODE = "load";
    static final String UNIT = "us/op";
    private static final Map<String, Double> PERCENTILES = percentiles();

    private JudgedForks() {}

    static List<Fork> of(Trial trial, String mix, List<Metric> judged, Machine machine) {
        List<Fork> forks = new ArrayList<>();
        for (Metric metric : judged) {
            OptionalDouble micros = metric.of(trial);
            if (micros.isPresent() || trial.excludedReason() != null) {
                forks.add(fork(trial, metric.operation(mix), metric, micros, machine));
            }
        }
        return forks;
    }

    /** What the machine did meanwhile. */
    record Machine(double wallSeconds, double stealPercent, double load, int checkpoints) {}

    private static Fork fork(Trial trial, String operation, Metric metric, OptionalDouble micros, Machine machine) {
        boolean latency = metric == Metric.P50 && micros.isPresent();
        Histogram all = latency ? Histograms.sum(trial, TrialOperation::response) : null;
        return new Fork(
                trial.round(),
                trial.position(),
                operation,
                trial.arm(),
                MODE,
                UNIT,
                micros.stream().boxed().toList(),
                trial.operations().stream().mapToLong(TrialOperation::ok).sum(),
                latency ? percentiles(all) : Map.of(),
                latency ? HistogramText.encode(all) : null,
                trial.startedAt(),
                machine.wallSeconds(),
                latency || metric == Metric.THROUGHPUT ? trial.measuredSeconds() : 0,
                null,
                null,
                Map.of(),
                machine.stealPercent(),
                machine.load(),
                machine.checkpoints(),
                trial.excludedReason());
    }

    private static Map<String, Double> percentiles(Histogram histogram) {
        Map<String, Double> micros = new LinkedHashMap<>();
        PERCENTILES.forEach((name, at) -> micros.put(name, histogram.getValueAtPercentile(at) / 1e3));
        return micros;
    }

    private static Map<String, Double> percentiles() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("p50", 50.0);
        all.put("p90", 90.0);
        all.put("p99", 99.0);
        all.put("max", 100.0);
        return all;
    }
}
