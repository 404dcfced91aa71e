package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Runs as the runner would record them on a {@link NoisyMachine}: seven operations, the control, its A/A arm and
 * two or three gated arms, so 14 tests as in the quick profile or 21 as in the full one.
 *
 * @param effect ratio of arm {@code fdw} on operation {@code q0}, the only cell that differs from the control
 * @param secondSpeed factor on that cell in every third block, or 1
 */
record SyntheticRuns(NoisyMachine.Noise noise, int gatedArms, int rounds, double effect, double secondSpeed) {
    static final String SLOWED = "fdw";
    static final String SLOWED_OPERATION = "q0";
    static final List<String> OPERATIONS = List.of("q0", "q1", "q2", "q3", "q4", "q5", "q6");

    private static final List<String> GATED = List.of(SLOWED, "partitioned", "subpartitioned");

    static SyntheticRuns withoutEffect(NoisyMachine.Noise noise, int gatedArms, int rounds) {
        return new SyntheticRuns(noise, gatedArms, rounds, 1, 1);
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

    /** Randomized interleaved blocks. */
    Run interleaved(long seed) {
        NoisyMachine machine = new NoisyMachine(noise, seed);
        Random order = new Random(~seed);
        Runs runs = newRuns();
        for (int round = 0; round < rounds; round++) {
            for (String operation : shuffled(OPERATIONS, order)) {
                for (String arm : shuffled(arms(), order)) {
                    measure(runs, machine, round, operation, arm);
                }
            }
        }
        return runs.build();
    }

    /** One arm after the other, as plain JMH would do. */
    Run sequential(long seed) {
        NoisyMachine machine = new NoisyMachine(noise, seed);
        Runs runs = newRuns();
        for (String arm : arms()) {
            for (String operation : OPERATIONS) {
                for (int round = 0; round < rounds; round++) {
                    measure(runs, machine, round, operation, arm);
                }
            }
        }
        return runs.build();
    }

    private Runs newRuns() {
        return new Runs(gated(), OPERATIONS.toArray(String[]::new));
    }

    private void measure(Runs runs, NoisyMachine machine, int round, String operation, String arm) {
        boolean slowed = arm.equals(SLOWED) && operation.equals(SLOWED_OPERATION);
        double ratio = slowed ? effect * (round % 3 == 0 ? secondSpeed : 1) : 1;
        runs.add(Forks.fork(round, runs.position(), operation, arm, machine.fork(100 * ratio)));
    }

    private static List<String> shuffled(List<String> names, Random random) {
        List<String> copy = new ArrayList<>(names);
        Collections.shuffle(copy, random);
        return copy;
    }
}
