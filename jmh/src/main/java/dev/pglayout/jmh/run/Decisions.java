package dev.pglayout.jmh.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
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
 * Which arms need further rounds: those that are not decided, and beside them the control and its A/A arm. Told from the forks alone
 * and between rounds only, so that a resumed run decides as the uninterrupted one would have.
 */
final class Decisions {
    static final String FILE = "decisions.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunRecorder recorder;
    private final int maxRounds;
    private final boolean active;
    private final Set<CellName> stopped = new HashSet<>();
    private final Set<String> over = new HashSet<>();
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
        Run soFar = recorder.after(roundsDone);
        states = Sequential.decide(soFar, maxRounds);
        states.forEach((cell, state) -> {
            if (state.decided()) {
                decided.putIfAbsent(cell, new Decided(cell.operation(), cell.arm(), roundsDone, state.verdict()));
            } else {
                // Holm's levels depend on the other cells: what they decide now may undo what was said of this one.
                decided.remove(cell);
            }
        });
        // For good, as the error rates were counted: an arm that came back would have blocks of two times of the night.
        states.forEach((cell, state) -> {
            if (state.decided()) {
                stopped.add(cell);
            }
        });
        states.keySet().stream()
                .map(CellName::operation)
                .filter(operation -> allStopped(operation, soFar.plan().aaArm()))
                .forEach(over::add);
        recorder.decisions(List.copyOf(decided.values()));
    }

    private boolean allStopped(String operation, String aaArm) {
        return states.keySet().stream()
                .filter(cell ->
                        cell.operation().equals(operation) && !cell.arm().equals(aaArm))
                .allMatch(stopped::contains);
    }

    /** The blocks without the arms that need no more; none of an operation that has only the control left. */
    List<Block> wanted(List<Block> planned) {
        return planned.stream()
                .filter(block -> !over.contains(block.operation().name()))
                .map(this::withoutDecided)
                .toList();
    }

    private Block withoutDecided(Block block) {
        List<Arm> open = block.arms().stream()
                .filter(arm -> !stopped.contains(new CellName(block.operation().name(), arm.name())))
                .toList();
        return new Block(block.round(), block.operation(), block.mode(), open);
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
        // What arms of one fork cost apart nobody knows; they share its time alike.
        Map<CellName, Set<Integer>> rounds = new LinkedHashMap<>();
        Map<CellName, Double> seconds = new LinkedHashMap<>();
        for (Fork fork : forks) {
            for (String arm : fork.arms()) {
                CellName cell = new CellName(fork.operation(), arm);
                rounds.computeIfAbsent(cell, c -> new HashSet<>()).add(fork.round());
                seconds.merge(cell, fork.wallSeconds() / fork.arms().size(), Double::sum);
            }
        }
        double spent = seconds.values().stream().mapToDouble(s -> s).sum();
        double perRound = seconds.entrySet().stream()
                .mapToDouble(e -> e.getValue() / rounds.get(e.getKey()).size())
                .sum();
        boolean another = fixedRounds != maxRounds && Sequential.isLook(fixedRounds, maxRounds);
        String fixed = another ? plan(fixedRounds, spent, perRound) : "";
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
