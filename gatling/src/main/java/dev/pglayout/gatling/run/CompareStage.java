package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Randomized multiple interleaved trials, as for microbenchmarks: {@code for round: for drive: for arm in shuffle}. The arms of
 * one round and drive are a block.
 */
final class CompareStage {
    private final LoadSettings settings;
    private final TrialStage trials;
    private final List<Arm> arms;
    private final long seed;

    CompareStage(LoadSettings settings, TrialStage trials, List<Arm> arms, long seed) {
        this.settings = settings;
        this.trials = trials;
        this.arms = arms;
        this.seed = seed;
    }

    void run(List<Drive> drives, int rounds) {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            for (Drive drive : shuffled(drives, random)) {
                for (Arm arm : shuffled(arms, random)) {
                    trials.run(order(drive, arm, round), Purpose.COMPARE, drive.judged());
                }
            }
        }
    }

    /** The same binds for all arms of a block: what differs is the arm, not the question. */
    private TrialOrder order(Drive drive, Arm arm, int round) {
        return new TrialOrder(
                drive.name(),
                round,
                trials.nextPosition(),
                arm,
                drive.model(),
                drive.users().applyAsInt(arm),
                drive.rate(),
                drive.rampTo(),
                settings.warmUp(),
                settings.duration(),
                Objects.hash(seed, round, drive.name()) & 0xffffffffL);
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
