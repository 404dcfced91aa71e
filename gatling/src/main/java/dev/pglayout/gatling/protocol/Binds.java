package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.workload.BindSource;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the binds of a step come from: one set for a read, a batch for a write. */
@FunctionalInterface
interface Binds {
    /**
     * Sets of a read that are asked in turn; a power of two, so that the next one costs a mask. Drawn beforehand: drawing one
     * takes as long as the driver does to ask it.
     */
    int READ_SETS = 1 << 16;

    Object[][] next(Session session);

    /** The catalog's seeded binds, the same for every arm; a write's never repeat while {@code number} goes on. */
    static Binds seeded(Operation operation, Supplier<BindSource> source, AtomicLong number) {
        if (operation.kind() == Kind.WRITE) {
            ThreadLocal<BindSource> own = ThreadLocal.withInitial(source);
            return session -> own.get().batch(number.getAndAdd(operation.batch()));
        }
        Object[][][] sets = new Object[READ_SETS][1][];
        BindSource all = source.get();
        for (int i = 0; i < READ_SETS; i++) {
            sets[i][0] = all.bindSet(i);
        }
        return session -> sets[(int) number.getAndIncrement() & (READ_SETS - 1)];
    }

    /** Values given by the simulation, in the order of the operation's binds. */
    static Binds given(List<Function<Session, Object>> values) {
        return session -> {
            Object[] set = new Object[values.size()];
            for (int i = 0; i < set.length; i++) {
                set[i] = values.get(i).apply(session);
            }
            return new Object[][] {set};
        };
    }
}
