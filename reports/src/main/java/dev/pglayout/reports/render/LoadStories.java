package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import dev.pglayout.reports.render.view.Load;
import dev.pglayout.reports.render.view.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Trials second by second: what users saw, and under it what each server did, so that a cause can be seen. */
final class LoadStories {
    /** Server samples are taken at their own pace: now and then two fall into one second and none into the next. */
    private static final double SERVER_STEP = 2.5;

    private LoadStories() {}

    static List<Load.Story> of(List<LoadTrial> told, Surroundings around) {
        List<Load.Story> stories = new ArrayList<>();
        for (LoadTrial trial : told) {
            Trial t = trial.trial();
            stories.add(new Load.Story(
                    LoadTables.place(t),
                    t.status() == Trial.Status.OK ? null : t.status() + ": " + t.statusReason(),
                    stories.isEmpty() || !trial.events().isEmpty(),
                    plots(trial),
                    around.gatlingPage(trial)));
        }
        return stories;
    }

    private static List<Plot> plots(LoadTrial trial) {
        List<PlotBuilder> plots = new ArrayList<>(List.of(rates(trial), latencies(trial), sessions(trial)));
        plots.add(LoadWaits.plot(servers("What sessions wait for", Fmt::tick), measured(trial)));
        plots.add(perNode("WAL written", trial, ServerSecond::walBytes, bytes -> Fmt.bytes(Math.round(bytes)) + "/s"));
        plots.add(perNode("Blocks found in shared buffers", trial, ServerSecond::bufferHits, LoadIndex::rate));
        plots.add(perNode("Blocks read into shared buffers", trial, ServerSecond::bufferReads, LoadIndex::rate));
        plots.add(perNode("Locks held", trial, ServerSecond::locks, Fmt::tick));
        plots.add(perNode("Locks awaited", trial, ServerSecond::locksAwaited, Fmt::tick));
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
        byNode(measured(trial)).forEach((node, seconds) -> checkpoints(plot, node, seconds));
        return plot;
    }

    /** One window for each stretch of seconds in which one was under way. */
    private static void checkpoints(PlotBuilder plot, String node, List<ServerSecond> seconds) {
        double from = 0;
        double to = Double.NEGATIVE_INFINITY;
        for (ServerSecond second : seconds) {
            if (!second.checkpoint()) {
                continue;
            }
            if (second.second() - to > SERVER_STEP - 1) {
                checkpoint(plot, node, from, to);
                from = second.second();
            }
            to = second.second() + 1.0;
        }
        checkpoint(plot, node, from, to);
    }

    private static void checkpoint(PlotBuilder plot, String node, double from, double to) {
        if (to > from) {
            plot.event(from, to, "checkpoint on " + node);
        }
    }

    private static PlotBuilder rates(LoadTrial trial) {
        PlotBuilder plot = new PlotBuilder("Operations per second")
                .step(1.5)
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
        PlotBuilder plot =
                new PlotBuilder("Response").step(1.5).labels(LoadStories::second, nanos -> Fmt.tick(nanos, "ns"));
        for (TrialSecond s : whole(trial)) {
            if (s.ok() > 0) {
                plot.point("p99", s.second(), Math.max(1, s.p99Nanos()));
                plot.point("p50", s.second(), Math.max(1, s.p50Nanos()));
            }
        }
        return plot;
    }

    /** Connections at work as the client sees them, and sessions at work as each server does. */
    private static PlotBuilder sessions(LoadTrial trial) {
        PlotBuilder plot = servers("Connections at work", Fmt::tick);
        whole(trial).forEach(s -> plot.point("client's", s.second(), s.activeConnections()));
        byNode(measured(trial))
                .forEach((node, all) -> all.forEach(s -> plot.point("on " + node, s.second(), s.active())));
        return plot;
    }

    private static PlotBuilder perNode(
            String title, LoadTrial trial, ToDoubleFunction<ServerSecond> value, DoubleFunction<String> label) {
        PlotBuilder plot = servers(title, label);
        if (measured(trial).stream().anyMatch(s -> value.applyAsDouble(s) > 0)) {
            byNode(measured(trial))
                    .forEach((node, all) -> all.forEach(s -> plot.point(node, s.second(), value.applyAsDouble(s))));
        }
        return plot;
    }

    private static Map<String, List<ServerSecond>> byNode(List<ServerSecond> seconds) {
        return seconds.stream().collect(Collectors.groupingBy(ServerSecond::node, TreeMap::new, Collectors.toList()));
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

    private static PlotBuilder servers(String title, DoubleFunction<String> label) {
        return new PlotBuilder(title)
                .step(SERVER_STEP)
                .labels(LoadStories::second, label)
                .fromZero();
    }

    private static String second(double second) {
        return Fmt.tick(second) + " s";
    }
}
