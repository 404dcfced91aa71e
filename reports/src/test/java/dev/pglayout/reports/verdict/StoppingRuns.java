package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Interleaved runs on a {@link NoisyMachine}, and what is left of them when cells stop as soon as they are decided.
 *
 * @param ratios of each gated arm on each operation, e.g. three arms on seven operations
 */
record StoppingRuns(NoisyMachine.Noise noise, double[][] ratios, int rounds) {
    private static final double MARGIN = 0.015;
    private static final List<String> GATED = List.of("partitioned", "subpartitioned", "fdw");

    /** No arm differs from the control. */
    static StoppingRuns alike(NoisyMachine.Noise noise, int gated, int rounds) {
        double[][] ratios = new double[gated][SyntheticRuns.OPERATIONS.size()];
        for (double[] ofArm : ratios) {
            Arrays.fill(ofArm, 1);
        }
        return new StoppingRuns(noise, ratios, rounds);
    }

    List<String> gated() {
        return GATED.subList(0, ratios.length);
    }

    double ratio(String operation, String arm) {
        int row = gated().indexOf(arm);
        return row < 0 ? 1 : ratios[row][SyntheticRuns.OPERATIONS.indexOf(operation)];
    }

    Run whole(long seed) {
        NoisyMachine machine = new NoisyMachine(noise, seed);
        Random order = new Random(~seed);
        List<String> arms = new ArrayList<>(List.of(Runs.CONTROL, Runs.AA));
        arms.addAll(gated());
        Runs runs = new Runs(gated(), SyntheticRuns.OPERATIONS.toArray(String[]::new)).margin(MARGIN);
        for (int round = 0; round < rounds; round++) {
            for (String operation : shuffled(SyntheticRuns.OPERATIONS, order)) {
                double[] times = arms.stream()
                        .mapToDouble(arm -> SyntheticRuns.TIME * ratio(operation, arm))
                        .toArray();
                runs.add(SyntheticRuns.fork(
                        machine,
                        round,
                        runs.position(),
                        operation,
                        arms,
                        SyntheticRuns.Schedule.SHUFFLED_TURNS,
                        times));
            }
        }
        return runs.build();
    }

    /** The same run as the runner would have recorded it with {@code --until-decided}: forks without the arms that were decided. */
    Run stopped(Run whole) {
        Plan plan = whole.plan().with(Plan.Stopping.untilDecided(Sequential.looks(rounds)));
        Set<Sequential.CellName> stopped = new HashSet<>();
        List<Fork> kept = new ArrayList<>();
        Map<Integer, List<Fork>> byRound = whole.forks().stream().collect(Collectors.groupingBy(Fork::round));
        for (int round = 0; round < rounds; round++) {
            byRound.get(round).stream()
                    .map(fork -> without(fork, stopped))
                    .filter(fork -> !fork.samples().isEmpty())
                    .forEach(kept::add);
            if (Sequential.isLook(round + 1, rounds)) {
                var states = Sequential.decide(with(whole, plan, kept), rounds);
                states.forEach((cell, state) -> {
                    if (state.decided()) {
                        stopped.add(cell);
                    }
                });
                SyntheticRuns.OPERATIONS.stream()
                        .filter(operation -> states.entrySet().stream()
                                .filter(e -> e.getKey().operation().equals(operation))
                                .allMatch(e -> e.getValue().decided()))
                        .forEach(operation -> stopped.add(new Sequential.CellName(operation, Runs.CONTROL)));
            }
        }
        return with(whole, plan, kept);
    }

    /** How many slices' worth of arms a run measured: a fork costs as much as it has arms. */
    static long measured(Run run) {
        return run.forks().stream().mapToLong(fork -> fork.samples().size()).sum();
    }

    private static Fork without(Fork fork, Set<Sequential.CellName> stopped) {
        List<Sample> open = fork.samples().stream()
                .filter(sample -> !stopped.contains(new Sequential.CellName(fork.operation(), sample.arm())))
                .toList();
        return fork.with(open);
    }

    private static Run with(Run run, Plan plan, List<Fork> forks) {
        return run.with(plan).with(List.copyOf(forks));
    }

    private static List<String> shuffled(List<String> names, Random random) {
        List<String> copy = new ArrayList<>(names);
        Collections.shuffle(copy, random);
        return copy;
    }
}
