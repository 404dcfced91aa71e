package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.plan.Arm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Randomized multiple interleaved trials: {@code for round: for operation in shuffle: for arm in shuffle}. Arms measured one
 * after the other take the machine's drift for a difference between them.
 *
 * @see <a href="https://doi.org/10.1145/3030207.3030229">Abedi and Brecht, ICPE 2017</a>
 */
final class Schedule {
    private Schedule() {}

    /** All blocks of a run, a pure function of its arguments, so that a resumed run goes on as planned. */
    static List<Block> of(long seed, int rounds, List<Operation> operations, List<Arm> arms, String readMode) {
        Random random = new Random(seed);
        List<Block> blocks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Operation operation : shuffled(operations, random)) {
                String mode = operation.kind() == Kind.READ ? readMode : "ss";
                blocks.add(new Block(round, operation, mode, shuffled(arms, random)));
            }
        }
        return blocks;
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
