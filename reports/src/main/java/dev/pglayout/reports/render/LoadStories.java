package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import dev.pglayout.reports.render.view.Load;
import dev.pglayout.reports.render.view.Plot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Trials second by second: what users saw, and under it what the servers did, so that a cause can be seen. */
final class LoadStories {
    /** More would be scrolled past; the others are in the CSV. */
    private static final int MOST = 16;

    private static final int WAITS = 4;

    private LoadStories() {}

    /** Trials with events, and of the others those of the first round. */
    static List<LoadTrial> told(LoadIndex index) {
        return index.of(Purpose.COMPARE).stream()
                .filter(t -> !t.events().isEmpty() || t.trial().round() == 0)
                .filter(t -> !t.trial().seconds().isEmpty())
                .sorted(Comparator.comparing(t -> t.events().isEmpty()))
                .limit(MOST)
                .toList();
    }

    static List<Load.Story> of(List<LoadTrial> told, Surroundings around) {
        List<Load.Story> stories = new ArrayList<>();
        for (LoadTrial trial : told) {
            Trial t = trial.trial();
            String href = t.gatlingReport() == null ? null : trial.folder() + "/" + t.gatlingReport();
            stories.add(new Load.Story(
                    LoadTables.place(t),
                    t.status() == Trial.Status.OK ? null : t.status() + ": " + t.statusReason(),
                    stories.isEmpty() || !trial.events().isEmpty(),
                    plots(trial),
                    href != null && around.has(href) ? href : null));
        }
        return stories;
    }

    private static List<Plot> plots(LoadTrial trial) {
        List<PlotBuilder> plots = new ArrayList<>(List.of(rates(trial), latencies(trial), sessions(trial)));
        plots.add(perNode("WAL written", trial, s -> s.walBytes(), bytes -> Fmt.bytes(Math.round(bytes)) + "/s"));
        plots.add(perNode(
                "Blocks read into shared buffers", trial, s -> s.bufferReads(), blocks -> Fmt.tick(blocks) + "/s"));
        plots.add(perNode("Locks awaited", trial, s -> s.locksAwaited(), Fmt::tick));
        double end = whole(trial).size();
        return plots.stream()
                .filter(p -> !p.empty())
                .map(p -> windows(p, trial, end).build())
                .toList();
    }

    private static PlotBuilder windows(PlotBuilder plot, LoadTrial trial, double end) {
        for (LoadEvent event : trial.events()) {
            if (event.startedSecond() != null) {
                double until = event.endedSecond() == null ? end : event.endedSecond();
                plot.event(event.startedSecond(), until, event.name() + ": " + event.outcome());
            }
        }
        trial.server().stream()
                .filter(s -> s.checkpoint() && s.second() >= 0)
                .forEach(s -> plot.event(s.second(), s.second() + 1.0, "checkpoint on " + s.node()));
        return plot;
    }

    private static PlotBuilder rates(LoadTrial trial) {
        PlotBuilder plot = seconds("Operations per second")
                .labels(LoadStories::second, LoadIndex::rate)
                .fromZero();
        for (TrialSecond s : whole(trial)) {
            plot.point("succeeded", s.second(), s.ok());
        }
        if (whole(trial).stream().anyMatch(s -> s.ko() > 0)) {
            whole(trial).forEach(s -> plot.point("errors", s.second(), s.ko()));
        }
        return plot;
    }

    private static PlotBuilder latencies(LoadTrial trial) {
        PlotBuilder plot = seconds("Response").labels(LoadStories::second, nanos -> Fmt.tick(nanos, "ns"));
        for (TrialSecond s : whole(trial)) {
            if (s.ok() > 0) {
                plot.point("p99", s.second(), Math.max(1, s.p99Nanos()));
                plot.point("p50", s.second(), Math.max(1, s.p50Nanos()));
            }
        }
        return plot;
    }

    /** Connections at work as the client sees them, sessions at work as servers see them, and what these wait for. */
    private static PlotBuilder sessions(LoadTrial trial) {
        PlotBuilder plot = seconds("Connections at work, and waits")
                .labels(LoadStories::second, Fmt::tick)
                .fromZero();
        whole(trial).forEach(s -> plot.point("client's", s.second(), s.activeConnections()));
        Map<String, TreeMap<Integer, Integer>> waits = waits(trial);
        List<String> often = waits.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        e -> -e.getValue().values().stream().mapToInt(n -> n).sum()))
                .limit(WAITS)
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> sampled = measured(trial).stream()
                .map(ServerSecond::second)
                .distinct()
                .sorted()
                .toList();
        for (String wait : often) {
            sampled.forEach(second -> plot.point(wait, second, waits.get(wait).getOrDefault(second, 0)));
        }
        return plot;
    }

    private static Map<String, TreeMap<Integer, Integer>> waits(LoadTrial trial) {
        Map<String, TreeMap<Integer, Integer>> waits = new TreeMap<>();
        for (ServerSecond s : measured(trial)) {
            s.waits().forEach((event, count) -> waits.computeIfAbsent(event, e -> new TreeMap<>())
                    .merge(s.second(), count, Integer::sum));
        }
        return waits;
    }

    private static PlotBuilder perNode(
            String title, LoadTrial trial, ToDoubleFunction<ServerSecond> value, DoubleFunction<String> label) {
        PlotBuilder plot = seconds(title).labels(LoadStories::second, label).fromZero();
        if (measured(trial).stream().anyMatch(s -> value.applyAsDouble(s) > 0)) {
            Map<String, List<ServerSecond>> nodes = measured(trial).stream()
                    .collect(Collectors.groupingBy(ServerSecond::node, TreeMap::new, Collectors.toList()));
            nodes.forEach((node, all) -> all.forEach(s -> plot.point(node, s.second(), value.applyAsDouble(s))));
        }
        return plot;
    }

    /** A second that had hardly begun when the trial ended would look like a collapse. */
    private static List<TrialSecond> whole(LoadTrial trial) {
        return trial.trial().seconds().stream()
                .filter(s -> s.second() + 0.5 <= trial.trial().measuredSeconds())
                .toList();
    }

    private static List<ServerSecond> measured(LoadTrial trial) {
        int last = whole(trial).size();
        return trial.server().stream()
                .filter(s -> s.second() >= 0 && s.second() < last)
                .toList();
    }

    private static PlotBuilder seconds(String title) {
        return new PlotBuilder(title).step(1.5);
    }

    private static String second(double second) {
        return Fmt.tick(second) + " s";
    }
}
