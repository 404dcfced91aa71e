package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The blocks of one metric of one operation in one mode. A block of which any fork is marked as excluded is left out whole: dropping
 * single forks would compare arms measured at different times.
 */
public final class Blocks {
    private final String mode;
    private final Map<Integer, Map<String, Measured>> rounds = new TreeMap<>();
    private final Map<Integer, String> excluded = new TreeMap<>();

    private Blocks(String mode) {
        this.mode = mode;
    }

    /** In the mode that measured the metric first; other modes answer other questions and are not mixed in. */
    public static Blocks of(List<Fork> forks, Judged judged) {
        return firstMode(forks, judged.operation(), sample -> sample.metric().equals(judged.metric()));
    }

    /**
     * The samples whose latencies are shown with the metric, in the mode that took them first, which need not be that of {@link #of}.
     * Of upkeep these are the look-ups' meanwhile.
     */
    public static Blocks sampled(List<Fork> forks, Judged judged) {
        boolean meanwhile = forks.stream()
                .filter(fork -> fork.operation().equals(judged.operation()))
                .flatMap(fork -> fork.samples().stream())
                .anyMatch(sample -> sample.metric().equals(Metrics.LOOKUPS));
        return firstMode(
                forks,
                judged.operation(),
                sample -> meanwhile
                        ? sample.metric().equals(Metrics.LOOKUPS)
                        : sample.metric().equals(judged.metric())
                                && sample.percentiles().containsKey("p50"));
    }

    private static Blocks firstMode(List<Fork> forks, String operation, Predicate<Sample> wanted) {
        List<Fork> inOrder = forks.stream()
                .filter(fork -> fork.operation().equals(operation))
                .sorted(Comparator.comparingInt(Fork::position))
                .toList();
        Optional<Fork> first = inOrder.stream()
                .filter(fork -> fork.samples().stream().anyMatch(wanted))
                .findFirst();
        String mode = String.valueOf(first.map(Fork::mode).orElse(null));
        Blocks blocks = new Blocks(mode);
        // Where nothing was measured, why is told by whatever fork there is.
        inOrder.stream()
                .filter(fork -> first.isEmpty() || String.valueOf(fork.mode()).equals(mode))
                .forEach(fork -> blocks.add(fork, wanted));
        return blocks;
    }

    /** Of an arm that was measured again (a resumed run), the later counts. */
    private void add(Fork fork, Predicate<Sample> wanted) {
        if (fork.excludedReason() != null) {
            excluded.putIfAbsent(fork.round(), fork.excludedReason());
        }
        fork.samples().stream().filter(wanted).forEach(sample -> rounds.computeIfAbsent(
                        fork.round(), round -> new HashMap<>())
                .put(sample.arm(), new Measured(fork, sample)));
    }

    /** Empty where nothing was measured. */
    public Optional<String> mode() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(mode);
    }

    /** Those that count, in order of rounds. */
    List<Pair> pairs(String arm, String control) {
        return allPairs(arm, control).stream()
                .filter(pair -> !excluded.containsKey(pair.round()))
                .toList();
    }

    /** Those that are excluded too, in order of rounds. */
    public List<Pair> allPairs(String arm, String control) {
        return rounds.values().stream()
                .filter(arms -> usable(arms.get(arm)) && usable(arms.get(control)))
                .map(arms -> Pair.of(arms.get(arm), arms.get(control)))
                .toList();
    }

    private static boolean usable(Measured measured) {
        return measured != null && measured.usable();
    }

    /** All that was measured of an arm, in order of rounds, whether its block counts or not. */
    public List<Measured> of(String arm) {
        return rounds.values().stream()
                .filter(arms -> arms.containsKey(arm))
                .map(arms -> arms.get(arm))
                .toList();
    }

    /** Value of an arm by round, of blocks that count. */
    Map<Integer, Double> times(String arm) {
        return pairs(arm, arm).stream()
                .collect(Collectors.toMap(Pair::round, pair -> pair.arm().value(), (a, b) -> b, TreeMap::new));
    }

    /** Median ratio to the control of each other arm so far, by name: to watch a run by. */
    public Map<String, Double> medianRatios(String control) {
        Map<String, Double> ratios = new TreeMap<>();
        for (String arm : arms()) {
            List<Pair> pairs = arm.equals(control) ? List.of() : pairs(arm, control);
            if (!pairs.isEmpty()) {
                ratios.put(
                        arm,
                        Math.exp(Medians.of(
                                pairs.stream().mapToDouble(Pair::logRatio).toArray())));
            }
        }
        return ratios;
    }

    private Set<String> arms() {
        return rounds.values().stream().flatMap(arms -> arms.keySet().stream()).collect(Collectors.toSet());
    }

    /** Why a round's block is left out, if it is. */
    public Optional<String> excluded(int round) {
        return Optional.ofNullable(excluded.get(round));
    }

    /** Reason for each excluded block, in order of rounds. */
    List<String> excluded() {
        return List.copyOf(excluded.values());
    }
}
