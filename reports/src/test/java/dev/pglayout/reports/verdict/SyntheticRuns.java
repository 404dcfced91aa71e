package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.verdict.NoisyMachine.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Runs as the runner would record them on a {@link NoisyMachine}: seven operations, the control, its A/A arm and
 * two or three gated arms, so 14 tests as in the quick profile or 21 as in the full one.
 *
 * @param slowed operation on which arm {@code fdw} differs from the control, the only cell that does
 * @param effect its ratio there
 * @param secondSpeed factor on that cell in every third block, or 1
 * @param schedule how arms follow one another
 */
record SyntheticRuns(
        NoisyMachine.Noise noise,
        int gatedArms,
        int rounds,
        String slowed,
        double effect,
        double secondSpeed,
        Schedule schedule) {
    static final String SLOWED = "fdw";

    /** Look-ups, aggregates and a write, as the catalog has them. */
    static final List<String> OPERATIONS = List.of("q0", "q1", "q2", "q3", "q4", "q5", "q6");

    static final String LOOKUP = "q0";
    static final String AGGREGATE = "q4";
    static final double TIME = 100;

    private static final List<Work> WORK =
            List.of(Work.LOOKUP, Work.LOOKUP, Work.LOOKUP, Work.AGGREGATE, Work.AGGREGATE, Work.AGGREGATE, Work.INSERT);
    private static final List<String> GATED = List.of(SLOWED, "partitioned", "subpartitioned");

    enum Schedule {
        /** As the runner does it: all arms in one fork, in turns whose order is shuffled. */
        SHUFFLED_TURNS,
        /** The same without shuffling. */
        FIXED_TURNS,
        /** A fork for each arm, the arms of a block shuffled, as the runner did before version 2 of {@code run.json}. */
        FORK_PER_ARM,
        /** All forks of one arm, then all of the next, as plain JMH does it. */
        ARM_AFTER_ARM
    }

    /** @param difference that the slowed cell truly had, in microseconds, on the machine as it was meanwhile */
    record Simulated(Run run, double difference) {}

    SyntheticRuns(NoisyMachine.Noise noise, int gatedArms, int rounds, double effect, double secondSpeed) {
        this(noise, gatedArms, rounds, LOOKUP, effect, secondSpeed, Schedule.SHUFFLED_TURNS);
    }

    static SyntheticRuns withoutEffect(NoisyMachine.Noise noise, int gatedArms, int rounds) {
        return new SyntheticRuns(noise, gatedArms, rounds, 1, 1);
    }

    static Work work(String operation) {
        return WORK.get(OPERATIONS.indexOf(operation));
    }

    SyntheticRuns on(String operation) {
        return new SyntheticRuns(noise, gatedArms, rounds, operation, effect, secondSpeed, schedule);
    }

    SyntheticRuns by(Schedule other) {
        return new SyntheticRuns(noise, gatedArms, rounds, slowed, effect, secondSpeed, other);
    }

    int tests() {
        return gatedArms * OPERATIONS.size();
    }

    boolean hasEffect() {
        return effect != 1 || secondSpeed != 1;
    }

    private List<String> gated() {
        return GATED.subList(0, gatedArms);
    }

    private List<String> arms() {
        List<String> arms = new ArrayList<>(List.of(Runs.CONTROL, Runs.AA));
        arms.addAll(gated());
        return arms;
    }

    Run interleaved(long seed) {
        return simulated(seed).run();
    }

    Simulated simulated(long seed) {
        NoisyMachine machine = new NoisyMachine(noise, seed);
        Random order = new Random(~seed);
        Runs runs = new Runs(gated(), OPERATIONS.toArray(String[]::new));
        List<Double> levels = new ArrayList<>();
        for (List<String> together : schedule == Schedule.ARM_AFTER_ARM ? each(arms()) : List.of(arms())) {
            for (int round = 0; round < rounds; round++) {
                for (String operation : shuffled(OPERATIONS, order)) {
                    block(runs, machine, round, operation, together, order);
                    if (operation.equals(slowed)) {
                        levels.add(machine.level());
                    }
                }
            }
        }
        return new Simulated(runs.build(), (effect - 1) * TIME * Math.exp(Medians.of(levels)));
    }

    private void block(Runs runs, NoisyMachine machine, int round, String operation, List<String> arms, Random order) {
        boolean shared = schedule == Schedule.SHUFFLED_TURNS || schedule == Schedule.FIXED_TURNS;
        for (List<String> together : shared ? List.of(arms) : each(shuffled(arms, order))) {
            double[] times = together.stream()
                    .mapToDouble(arm -> TIME * ratio(round, operation, arm))
                    .toArray();
            runs.add(fork(machine, round, runs.position(), operation, together, schedule, times));
        }
    }

    static Fork fork(
            NoisyMachine machine,
            int round,
            int position,
            String operation,
            List<String> arms,
            Schedule schedule,
            double... times) {
        double[][] slices = machine.fork(work(operation), schedule != Schedule.FIXED_TURNS, times);
        Sample[] samples = new Sample[slices.length];
        for (int arm = 0; arm < slices.length; arm++) {
            samples[arm] = Forks.sample(Forks.UNIT, arms.get(arm), slices[arm]);
        }
        return Forks.shared(round, position, operation, samples);
    }

    private double ratio(int round, String operation, String arm) {
        boolean differs = arm.equals(SLOWED) && operation.equals(slowed);
        return differs ? effect * (round % 3 == 0 ? secondSpeed : 1) : 1;
    }

    private static List<List<String>> each(List<String> arms) {
        return arms.stream().map(List::of).toList();
    }

    private static List<String> shuffled(List<String> names, Random random) {
        List<String> copy = new ArrayList<>(names);
        Collections.shuffle(copy, random);
        return copy;
    }
}
