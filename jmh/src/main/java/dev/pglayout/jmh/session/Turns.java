package dev.pglayout.jmh.session;

import dev.pglayout.reports.model.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.IterationType;

/**
 * Whose slice an iteration is: a turn has one slice of every arm, in an order that is shuffled anew, so that whatever the machine does
 * from one moment to the next meets all arms alike. Slow arms sit out some of the measured turns.
 */
final class Turns {
    private final List<List<Integer>> measuredTurns;
    private final List<Integer> everyArm;
    private final Random random;
    private final List<Integer> measured = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private IterationType type;
    private int turn;

    /** @param slices measured of each arm; as many as there are turns, or fewer where the arm takes longer */
    Turns(List<Integer> slices, long seed) {
        this.everyArm = IntStream.range(0, slices.size()).boxed().toList();
        this.random = new Random(seed);
        int turns = Collections.max(slices);
        this.measuredTurns = IntStream.range(0, turns)
                .mapToObj(turn -> everyArm.stream()
                        .filter(arm -> takesPart(slices.get(arm), turn, turns))
                        .toList())
                .toList();
    }

    private static boolean takesPart(int slices, int turn, int turns) {
        return IntStream.range(0, slices).anyMatch(slice -> Sample.turn(slice, slices, turns) == turn);
    }

    /** The arm of the next slice, by its place among the fork's arms; measured turns are counted anew after the warm-up. */
    int next(IterationType next) {
        boolean begins = next != type;
        if (begins) {
            type = next;
            left.clear();
        }
        if (left.isEmpty()) {
            turn = begins ? 0 : turn + 1;
            left.addAll(next == IterationType.MEASUREMENT ? measuredTurns.get(turn % measuredTurns.size()) : everyArm);
            Collections.shuffle(left, random);
        }
        int arm = left.remove(0);
        if (type == IterationType.MEASUREMENT) {
            measured.add(arm);
        }
        return arm;
    }

    /** Of the slice that {@link #next} told last, from 0. */
    int turn() {
        return turn;
    }

    /** The arm of each measured slice, in order. */
    List<Integer> measured() {
        return List.copyOf(measured);
    }
}
