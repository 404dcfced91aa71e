package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which trials are drawn second by second: as many as one scrolls through, and as a page can hold. */
final class LoadTold {
    private static final int MOST = 40;

    /** Of all curves together: less than two megabytes of page. */
    private static final int MOST_POINTS = 160_000;

    private static final int CLIENT_LINES = 10;
    private static final int NODE_LINES = 6;
    private static final int NOT_TOLD = 4;

    private LoadTold() {}

    /** Trials with events, then of the others those of the first round, each capacity's knee, and those at shares of a capacity. */
    static List<LoadTrial> of(LoadIndex index) {
        Set<String> knees = knees(index.tests().capacities());
        List<LoadTrial> candidates = index.tests().trials().stream()
                .filter(t -> !t.trial().seconds().isEmpty() && rank(t, knees) < NOT_TOLD)
                .sorted(Comparator.comparingInt(t -> rank(t, knees)))
                .limit(MOST)
                .toList();
        List<LoadTrial> told = new ArrayList<>();
        int points = 0;
        for (LoadTrial trial : candidates) {
            points += points(trial);
            if (told.isEmpty() || points <= MOST_POINTS) {
                told.add(trial);
            }
        }
        return told;
    }

    private static int rank(LoadTrial trial, Set<String> knees) {
        if (!trial.events().isEmpty()) {
            return 0;
        }
        return switch (trial.purpose()) {
            case COMPARE -> trial.trial().round() == 0 ? 1 : NOT_TOLD;
            case SEARCH -> knees.contains(trial.folder()) ? 2 : NOT_TOLD;
            case CURVE -> 3;
        };
    }

    /** Folders of the probes that the capacities were read from. */
    private static Set<String> knees(List<Capacity> capacities) {
        return capacities.stream()
                .flatMap(c -> c.probes().stream()
                        .filter(p -> p.users() == c.users() && c.rate() != null)
                        .map(Capacity.Probe::trial))
                .collect(Collectors.toSet());
    }

    private static int points(LoadTrial trial) {
        long nodes = trial.server().stream().map(ServerSecond::node).distinct().count();
        int drawn = Math.min(trial.trial().seconds().size(), PlotBuilder.MOST_POINTS);
        return (int) (drawn * (CLIENT_LINES + NODE_LINES * nodes));
    }
}
