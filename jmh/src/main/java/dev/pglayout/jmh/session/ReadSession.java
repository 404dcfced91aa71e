package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.server.Parallel;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.reports.io.HistogramText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** One connection, one prepared read and its binds for each arm; an iteration is a slice of one of them. */
@State(Scope.Thread)
public abstract class ReadSession {
    // A power of two, so that the next bind set costs a mask and not a division.
    private static final int BIND_SETS = ForkSettings.bindSets();

    // Odd, so that turns begin at many places of the bind sets.
    private static final int SETS_BETWEEN_TURNS = 257;

    private final String operation;
    private final List<OfArm> arms = new ArrayList<>();
    private Turns turns;
    private OfArm current;
    private int next;
    private boolean measuring;

    protected ReadSession() {
        this(null);
    }

    protected ReadSession(String operation) {
        this.operation = operation;
    }

    protected String operation() {
        return operation;
    }

    private static final class OfArm {
        private final Connection connection;
        private final OperationRunner runner;
        private final Object[][] binds;
        // JMH's own sampling would send one histogram for each slice, and that takes longer than many slices.
        private final Histogram latencies = new Histogram(3);
        private long checksum;

        OfArm(Connection connection, OperationRunner runner, Object[][] binds) {
            this.connection = connection;
            this.runner = runner;
            this.binds = binds;
        }
    }

    @Setup(Level.Trial)
    public void open(ArmsState state) throws SQLException {
        Map<DatasetSpec, CompletableFuture<Object[][]>> binds = new HashMap<>();
        for (ArmsState.Entry entry : state.entries()) {
            binds.computeIfAbsent(
                    entry.spec(), spec -> CompletableFuture.supplyAsync(() -> binds(spec, operation(entry))));
        }
        arms.addAll(Parallel.map(state.entries(), entry -> open(entry, binds.get(entry.spec()))));
        turns = new Turns(ForkSettings.slices(arms.size()), ForkSettings.bindSeed());
        Pins.apply(
                ForkSettings.pinning(), arms.stream().map(arm -> arm.connection).toList());
    }

    private OfArm open(ArmsState.Entry entry, CompletableFuture<Object[][]> binds) throws SQLException {
        Operation operation = operation(entry);
        Connection connection = entry.connect();
        OfArm arm = new OfArm(
                connection, new OperationRunner(connection, entry.target().sql(operation), operation), binds.join());
        if (ForkSettings.cold()) {
            ColdStart.warmClientOnly(connection);
        } else {
            arm.checksum =
                    arm.runner.prime(Arrays.copyOf(arm.binds, Math.min(OperationRunner.PRIMING_QUESTIONS, BIND_SETS)));
        }
        return arm;
    }

    private Operation operation(ArmsState.Entry entry) {
        return entry.target().catalog().operation(operation());
    }

    /** Made before timing: what they cost is not the layout's doing. */
    private static Object[][] binds(DatasetSpec spec, Operation operation) {
        BindSource source = new BindSource(spec, operation, ForkSettings.bindSeed());
        Object[][] binds = new Object[BIND_SETS][];
        for (int i = 0; i < BIND_SETS; i++) {
            binds[i] = source.bindSet(i);
        }
        return binds;
    }

    /** All arms of a turn begin with the same question; what the arm before left in the processor's caches is paid before timing. */
    @Setup(Level.Iteration)
    public void beginSlice(IterationParams params) throws SQLException {
        current = arms.get(turns.next(params.getType()));
        measuring = params.getType() == IterationType.MEASUREMENT;
        next = turns.turn() * SETS_BETWEEN_TURNS;
        for (int i = 1; i <= ForkSettings.settling(); i++) {
            current.runner.execute(current.binds[next - i & (BIND_SETS - 1)]);
        }
    }

    /** Executes the next bind set and returns the checksum of its answer. */
    public long execute() throws SQLException {
        long start = System.nanoTime();
        long checksum = current.runner.execute(current.binds[next++ & (BIND_SETS - 1)]);
        if (measuring) {
            current.latencies.recordValue(System.nanoTime() - start);
        }
        return checksum;
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        List<ForkNotes.OfArm> notes = new ArrayList<>();
        for (OfArm arm : arms) {
            if (ForkSettings.cold()) {
                arm.checksum = arm.runner.execute(arm.binds[0]);
            }
            String planKind = arm.runner.planKind().toString();
            String histogram = arm.latencies.getTotalCount() == 0 ? "" : HistogramText.encode(arm.latencies);
            notes.add(new ForkNotes.OfArm(Long.toHexString(arm.checksum), planKind, -1, histogram));
            arm.runner.close();
            arm.connection.close();
        }
        ForkSettings.notes().ifPresent(file -> new ForkNotes(turns.measured(), notes).write(file));
    }
}
