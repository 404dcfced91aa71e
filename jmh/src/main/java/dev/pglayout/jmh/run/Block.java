package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.reports.verdict.BlockKey;
import java.util.List;

/**
 * One round of one operation: all arms back to back, in shuffled order.
 *
 * @param mode JMH's short mode name
 * @param arms in the order of execution
 */
record Block(int round, Operation operation, String mode, List<Arm> arms) {

    /** By which its forks are found. */
    BlockKey key() {
        return new BlockKey(round, operation.name(), mode);
    }
}
