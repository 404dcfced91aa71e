package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.render.view.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What all trials together say: throughput by users, latency by rate, latency by percentile. */
final class LoadCurves {
    private static final int STEPS = 60;

    private LoadCurves() {}

    static List<Plot> of(LoadIndex index) {
        List<PlotBuilder> plots = new ArrayList<>();
        plots.add(throughput(index.tests().capacities()));
        plots.add(latency(index.tests().capacities()));
        index.comparisons().forEach((name, trials) -> plots.add(percentiles(index, name, trials)));
        return plots.stream().filter(p -> !p.empty()).map(PlotBuilder::build).toList();
    }

    private static PlotBuilder throughput(List<Capacity> capacities) {
        PlotBuilder plot = new PlotBuilder("Operations per second by users, closed loop")
                .labels(users -> Fmt.tick(users) + (users == 1 ? " user" : " users"), LoadIndex::rate)
                .fromZero()
                .marked();
        for (Capacity capacity : capacities) {
            capacity.probes().stream()
                    .filter(p -> p.rate() > 0)
                    .sorted((a, b) -> Integer.compare(a.users(), b.users()))
                    .forEach(p -> plot.point(capacity.arm(), p.users(), p.rate()));
        }
        return plot;
    }

    private static PlotBuilder latency(List<Capacity> capacities) {
        PlotBuilder plot = new PlotBuilder("p99 of the response by arrival rate, open model")
                .labels(LoadIndex::rate, nanos -> Fmt.tick(nanos, "ns"))
                .marked();
        for (Capacity capacity : capacities) {
            capacity.curve().stream()
                    .filter(p -> p.p99Nanos() != null)
                    .forEach(p -> plot.point(capacity.arm(), p.targetRate(), p.p99Nanos()));
        }
        return plot;
    }

    /** Of a closed loop the service time: it has no intended start that a response could count from. */
    private static PlotBuilder percentiles(LoadIndex index, String name, List<LoadTrial> trials) {
        boolean scheduled = trials.get(0).trial().model().scheduled();
        PlotBuilder plot = new PlotBuilder((scheduled ? "Response" : "Service time") + " by percentile, " + name)
                .labels(LoadCurves::percentile, nanos -> Fmt.tick(nanos, "ns"));
        for (String arm : index.arms()) {
            Optional<Histogram> all = LoadIndex.latencies(
                    LoadIndex.ofArm(trials, arm), scheduled ? TrialOperation::response : TrialOperation::service);
            all.ifPresent(histogram -> line(plot, arm, histogram));
        }
        return plot;
    }

    /** Percentiles with fewer than ten samples beyond them would draw single events as if they were a law. */
    private static void line(PlotBuilder plot, String arm, Histogram histogram) {
        double nines = Math.min(4, Math.max(1, Math.log10(histogram.getTotalCount() / 10.0)));
        for (int i = 0; i <= STEPS; i++) {
            double at = nines * i / STEPS;
            double value = histogram.getValueAtPercentile(100 * (1 - Math.pow(10, -at)));
            plot.point(arm, at, Math.max(1, value));
        }
    }

    /** The label of a number of nines. */
    private static String percentile(double nines) {
        Map<Double, String> labels = Map.of(1.0, "p90", 2.0, "p99", 3.0, "p99.9", 4.0, "p99.99");
        return labels.getOrDefault(nines, "");
    }
}
