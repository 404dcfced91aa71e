package dev.pglayout.jmh.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.verdict.Sequential;
import dev.pglayout.reports.verdict.Sequential.CellName;
import dev.pglayout.reports.verdict.Sequential.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which operations need further rounds: those with an arm that is not decided. Told from the forks alone and between rounds only,
 * so that a resumed run decides as the uninterrupted one would have.
 */
final class Decisions {
    static final String FILE = "decisions.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunRecorder recorder;
    private final int maxRounds;
    private final boolean active;
    private final Set<String> dropped = new HashSet<>();
    private final Map<CellName, Decided> decided = new LinkedHashMap<>();
    private Map<CellName, State> states = Map.of();

    /** @param active false: every operation gets all rounds */
    Decisions(RunRecorder recorder, int maxRounds, boolean active) {
        this.recorder = recorder;
        this.maxRounds = maxRounds;
        this.active = active;
    }

    /** @param afterRounds whole rounds of which the decision was taken */
    record Decided(String operation, String arm, int afterRounds, Verdict verdict) {}

    /** To be called before each round, and after the last. */
    void look(int roundsDone) {
        if (!active || !Sequential.isLook(roundsDone, maxRounds)) {
            return;
        }
        states = Sequential.decide(recorder.after(roundsDone), maxRounds);
        states.forEach((cell, state) -> {
            if (state.decided()) {
                decided.putIfAbsent(cell, new Decided(cell.operation(), cell.arm(), roundsDone, state.verdict()));
            } else {
                // Holm's levels depend on the other cells: what they decide now may undo what was said of this one.
                decided.remove(cell);
            }
        });
        for (CellName cell : states.keySet()) {
            if (states.entrySet().stream()
                    .filter(other -> other.getKey().operation().equals(cell.operation()))
                    .allMatch(other -> other.getValue().decided())) {
                dropped.add(cell.operation());
            }
        }
        recorder.decisions(List.copyOf(decided.values()));
    }

    boolean wants(Block block) {
        return !dropped.contains(block.operation().name());
    }

    /** For example {@code decided 3/6}; empty before the first look. */
    String progress() {
        return states.isEmpty() ? "" : "decided %d/%d".formatted(decided.size(), states.size());
    }

    /** What it cost beside a plan of fixed length, estimated from the blocks that were measured; empty when not active. */
    String savings(int fixedRounds) {
        List<Fork> forks = recorder.forks();
        if (!active || forks.isEmpty()) {
            return "";
        }
        Map<String, Set<Integer>> rounds = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Fork fork : forks) {
            rounds.computeIfAbsent(fork.operation(), o -> new HashSet<>()).add(fork.round());
            seconds.merge(fork.operation(), fork.wallSeconds(), Double::sum);
        }
        double spent = seconds.values().stream().mapToDouble(s -> s).sum();
        double perRound = seconds.entrySet().stream()
                .mapToDouble(e -> e.getValue() / rounds.get(e.getKey()).size())
                .sum();
        String fixed = Sequential.isLook(fixedRounds, maxRounds) ? plan(fixedRounds, spent, perRound) : "";
        return "%s cells in %s of forks.%s%s"
                .formatted(
                        states.isEmpty() ? "no look yet at the" : progress(),
                        human(spent),
                        plan(maxRounds, spent, perRound),
                        fixed);
    }

    private static String plan(int rounds, double spent, double perRound) {
        return " A plan of %d rounds would have taken about %s (%s)."
                .formatted(rounds, human(perRound * rounds), saved(spent, perRound * rounds));
    }

    private static String saved(double spent, double fixed) {
        double share = 1 - spent / fixed;
        return share >= 0 ? "%.0f %% saved".formatted(100 * share) : "%.0f %% more".formatted(-100 * share);
    }

    private static String human(double seconds) {
        return Progress.human(java.time.Duration.ofSeconds(Math.round(seconds)));
    }

    static String json(List<Decided> decided) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new ArrayList<>(decided)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
