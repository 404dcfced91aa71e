package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** A run's load tests, looked up. */
record LoadIndex(LoadTests tests, List<String> arms) {

    List<LoadTrial> of(Purpose purpose) {
        return tests.trials().stream().filter(t -> t.purpose() == purpose).toList();
    }

    /** Trials that compare arms, by what was asked of all of them alike. */
    Map<String, List<LoadTrial>> comparisons() {
        return of(Purpose.COMPARE).stream()
                .collect(Collectors.groupingBy(t -> t.trial().name(), LinkedHashMap::new, Collectors.toList()));
    }

    static List<LoadTrial> ofArm(List<LoadTrial> trials, String arm) {
        return trials.stream().filter(t -> t.trial().arm().equals(arm)).toList();
    }

    /** All latencies of those trials whose percentiles hold, in nanoseconds. */
    static Optional<Histogram> latencies(List<LoadTrial> trials, Function<TrialOperation, String> which) {
        return Histograms.of(trials.stream()
                .filter(LoadTrial::ok)
                .flatMap(t -> t.trial().operations().stream())
                .map(which)
                .toList());
    }

    static Optional<Histogram> latencies(
            List<LoadTrial> trials, String operation, Function<TrialOperation, String> which) {
        return Histograms.of(trials.stream()
                .filter(LoadTrial::ok)
                .flatMap(t -> t.trial().operations().stream())
                .filter(o -> o.operation().equals(operation))
                .map(which)
                .toList());
    }

    static long ok(List<LoadTrial> trials) {
        return trials.stream()
                .flatMap(t -> t.trial().operations().stream())
                .mapToLong(TrialOperation::ok)
                .sum();
    }

    static long ko(List<LoadTrial> trials) {
        return trials.stream()
                .flatMap(t -> t.trial().operations().stream())
                .mapToLong(TrialOperation::ko)
                .sum();
    }

    /** {@code 2 SATURATED, 1 FAILED}; empty where all hold. */
    static String marked(List<LoadTrial> trials) {
        return trials.stream()
                .map(t -> t.trial().status())
                .filter(status -> status != Trial.Status.OK)
                .collect(Collectors.groupingBy(status -> status, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    static String rate(double perSecond) {
        return Fmt.count(perSecond >= 100 ? Math.rint(perSecond) : Math.rint(perSecond * 10) / 10) + "/s";
    }

    static String nanos(double nanos) {
        return Fmt.time(nanos, "ns");
    }
}
