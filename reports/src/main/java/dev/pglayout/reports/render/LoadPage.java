package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadPlan;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.render.view.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page's section on load tests. */
final class LoadPage {
    private LoadPage() {}

    /** Null for a run without load tests. */
    static Load of(Run run, Surroundings around) {
        if (run.loadTests() == null) {
            return null;
        }
        LoadIndex index = new LoadIndex(run.loadTests(), run.plan().arms());
        List<LoadTrial> told = LoadTold.of(index);
        int others = run.loadTests().trials().size() - told.size();
        return new Load(
                facts(run.loadTests().plan(), run.loadTests().commonRate()),
                bars(run.loadTests().capacities()),
                LoadCurves.of(index),
                LoadTables.of(index, around),
                LoadStories.of(told, around),
                omitted(others));
    }

    private static String omitted(int others) {
        return others == 0
                ? null
                : "%s not drawn here: see seconds.csv and server.csv, or Gatling's pages in the table of every trial."
                        .formatted(others == 1 ? "1 trial is" : Fmt.count(others) + " trials are");
    }

    private static List<String> facts(LoadPlan plan, Double commonRate) {
        List<String> facts = new ArrayList<>();
        facts.add("mix %s (%s)".formatted(plan.mix(), weights(plan.weights())));
        facts.add(
                switch (plan.kind()) {
                    case "users" -> Fmt.plural(plan.users(), "user") + ", closed model";
                    case "rate" -> LoadIndex.rate(plan.rate()) + ", open model";
                    case "soak" -> LoadIndex.rate(plan.rate()) + " for long";
                    case "ramp" ->
                        "from %s to %s".formatted(LoadIndex.rate(plan.rate()), LoadIndex.rate(plan.rampTo()));
                    default -> "closed loop of at most %s".formatted(Fmt.plural(plan.users(), "user"));
                });
        if (commonRate != null) {
            facts.add("compared at %s, %s of the slowest layout's capacity"
                    .formatted(LoadIndex.rate(commonRate), Fmt.percent(plan.commonShare())));
        }
        facts.add("trials of %s after %s of warm-up"
                .formatted(Fmt.seconds(plan.durationSeconds()), Fmt.seconds(plan.warmupSeconds())));
        plan.events().forEach(event -> facts.add("event " + event));
        return facts;
    }

    private static String weights(Map<String, Double> weights) {
        double sum = weights.values().stream().mapToDouble(w -> w).sum();
        return weights.entrySet().stream()
                .map(e -> e.getKey() + " " + Fmt.percent(e.getValue() / sum))
                .collect(Collectors.joining(", "));
    }

    private static List<Load.Bar> bars(List<Capacity> capacities) {
        double most = capacities.stream()
                .filter(c -> c.rate() != null)
                .mapToDouble(Capacity::rate)
                .max()
                .orElse(1);
        return capacities.stream()
                .map(c -> new Load.Bar(
                        c.arm(),
                        c.rate() == null ? 0 : Math.round(1000 * c.rate() / most) / 10.0,
                        c == capacities.get(0) ? "control" : "arm",
                        List.of(rate(c), c.rate() == null ? Fmt.NONE : String.valueOf(c.users()), latencies(c))))
                .toList();
    }

    private static String rate(Capacity capacity) {
        if (capacity.rate() == null) {
            return "none: no probe succeeded";
        }
        return (capacity.bounded() ? "≥ " : "") + LoadIndex.rate(capacity.rate());
    }

    private static String latencies(Capacity capacity) {
        return capacity.curve().stream()
                .map(p -> "%s: %s"
                        .formatted(
                                Fmt.percent(p.share()),
                                p.p99Nanos() == null
                                        ? p.status().toString()
                                        : LoadIndex.nanos(p.p50Nanos()) + " / " + LoadIndex.nanos(p.p99Nanos())))
                .collect(Collectors.joining("; "));
    }
}
