package dev.pglayout.jmh.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.IterationType;

/**
 * Whose slice an iteration is: a turn has one slice of every arm, in an order that is shuffled anew, so that whatever the machine does
 * from one moment to the next meets all arms alike.
 */
final class Turns {
    private final List<Integer> order;
    private final Random random;
    private final List<Integer> measured = new ArrayList<>();
    private IterationType type;
    private int slices;

    Turns(int arms, long seed) {
        this.order = new ArrayList<>(IntStream.range(0, arms).boxed().toList());
        this.random = new Random(seed);
    }

    /** The arm of the next slice, by its place among the fork's arms; measured turns are counted anew after the warm-up. */
    int next(IterationType next) {
        if (next != type) {
            type = next;
            slices = 0;
        }
        if (slices % order.size() == 0) {
            Collections.shuffle(order, random);
        }
        int arm = order.get(slices++ % order.size());
        if (type == IterationType.MEASUREMENT) {
            measured.add(arm);
        }
        return arm;
    }

    /** Of the slice that {@link #next} told last, from 0. */
    int turn() {
        return (slices - 1) / order.size();
    }

    /** The arm of each measured slice, in order. */
    List<Integer> measured() {
        return List.copyOf(measured);
    }
}
