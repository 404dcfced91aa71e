package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One operation's blocks in one mode. A block that holds a fork marked as excluded is left out whole: dropping single
 * forks would compare arms measured at different times.
 */
final class Blocks {
    private final Map<Integer, Map<String, Fork>> rounds = new TreeMap<>();
    private final Map<Integer, String> excluded = new TreeMap<>();

    private Blocks() {}

    /** The mode of the operation's first fork; other modes answer other questions and are not mixed in. */
    static Blocks headline(List<Fork> forksOfOperation) {
        return inFirstMode(forksOfOperation, fork -> true);
    }

    /** The first mode that sampled latencies, which need not be the headline's. */
    static Blocks sampled(List<Fork> forksOfOperation) {
        return inFirstMode(forksOfOperation, Blocks::isSampled);
    }

    private static boolean isSampled(Fork fork) {
        return fork.percentiles() != null && fork.percentiles().containsKey("p50");
    }

    private static Blocks inFirstMode(List<Fork> forks, Predicate<Fork> wanted) {
        Blocks blocks = new Blocks();
        List<Fork> inOrder = new ArrayList<>(forks);
        inOrder.sort(Comparator.comparingInt(Fork::position));
        inOrder.stream().filter(wanted).findFirst().ifPresent(first -> inOrder.stream()
                .filter(fork -> String.valueOf(fork.mode()).equals(String.valueOf(first.mode())))
                .forEach(blocks::add));
        return blocks;
    }

    /** Of a fork that was repeated (a resumed run), the later one counts. */
    private void add(Fork fork) {
        if (fork.excludedReason() != null) {
            excluded.putIfAbsent(fork.round(), fork.excludedReason());
        }
        rounds.computeIfAbsent(fork.round(), round -> new HashMap<>()).put(fork.arm(), fork);
    }

    /** In order of rounds. */
    List<Pair> pairs(String arm, String control) {
        return rounds.entrySet().stream()
                .filter(round -> !excluded.containsKey(round.getKey()))
                .map(Map.Entry::getValue)
                .filter(forks -> Pair.usable(forks.get(arm)) && Pair.usable(forks.get(control)))
                .map(forks -> Pair.of(forks.get(arm), forks.get(control)))
                .toList();
    }

    /** Time of an arm by round; excluded blocks have none. */
    Map<Integer, Double> times(String arm) {
        Map<Integer, Double> times = new TreeMap<>();
        rounds.forEach((round, forks) -> {
            Fork fork = forks.get(arm);
            if (!excluded.containsKey(round) && Pair.usable(fork)) {
                times.put(round, Pair.of(fork, fork).armTime());
            }
        });
        return times;
    }

    /** Reason for each excluded block, in order of rounds. */
    List<String> excluded() {
        return List.copyOf(excluded.values());
    }
}
