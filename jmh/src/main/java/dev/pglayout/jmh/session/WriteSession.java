package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.server.Parallel;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.reports.io.HistogramText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * One connection for each arm; an iteration is a slice of so many batches of one of them. The place that they write to is emptied and
 * checked once per fork, outside timing, and grows alike for all arms meanwhile.
 */
@State(Scope.Thread)
public abstract class WriteSession {
    private final String operation;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<OfArm> arms = new ArrayList<>();
    private Turns turns;
    private OfArm current;
    private boolean measuring;
    private Object[][][] batches;
    private int next;
    private long drawn;

    protected WriteSession() {
        this(null);
    }

    protected WriteSession(String operation) {
        this.operation = operation;
    }

    protected String operation() {
        return operation;
    }

    /** What arms on one target share. */
    private record Place(String key, IngestSlice slice, WalMeter wal) {
        Place restored() throws SQLException {
            slice.restore();
            return this;
        }
    }

    private static final class OfArm {
        private final Target target;
        private final Connection connection;
        private final OperationRunner runner;
        private final BindSource binds;
        private final int batch;
        // JMH's single shots time all batches of a slice as one; these are the batches' own latencies, in nanoseconds.
        private final Histogram latencies = new Histogram(3);
        private Place place;
        private long written;
        private long walBytes;

        OfArm(ArmsState.Entry entry, Operation operation) throws SQLException {
            this.target = entry.target();
            this.connection = entry.connect();
            this.runner = new OperationRunner(connection, entry.target().sql(operation), operation);
            this.binds = new BindSource(entry.spec(), operation, ForkSettings.bindSeed());
            this.batch = operation.batch();
        }
    }

    @Setup(Level.Trial)
    public void open(ArmsState state) throws SQLException {
        arms.addAll(Parallel.map(state.entries(), this::open));
        // Emptied after priming, whose rows were rolled back and are dead.
        Parallel.map(
                        List.copyOf(state.targets()),
                        target -> new Place(target.key(), IngestSlice.open(target), WalMeter.open(target)))
                .forEach(place -> places.put(place.key(), place));
        arms.forEach(arm -> arm.place = places.get(arm.target.key()));
        turns = new Turns(ForkSettings.slices(arms.size()), ForkSettings.bindSeed());
        Pins.apply(
                ForkSettings.pinning(), arms.stream().map(arm -> arm.connection).toList());
    }

    private OfArm open(ArmsState.Entry entry) throws SQLException {
        OfArm arm = new OfArm(entry, entry.target().catalog().operation(operation()));
        if (!ForkSettings.cold()) {
            arm.runner.primeBatch(arm.binds.batch(0));
        }
        return arm;
    }

    /** No row is written twice: arms may share a table. */
    @Setup(Level.Iteration)
    public void beginSlice(IterationParams params) throws SQLException {
        current = arms.get(turns.next(params.getType()));
        measuring = params.getType() == IterationType.MEASUREMENT;
        batches = new Object[params.getBatchSize()][][];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = current.binds.batch(drawn);
            drawn += current.batch;
        }
        next = 0;
        current.place.wal.start();
    }

    /** Executes the next batch, committed, and returns the rows written. */
    public long executeBatch() throws SQLException {
        long start = System.nanoTime();
        long rows = current.runner.executeBatch(batches[next++]);
        long nanos = System.nanoTime() - start;
        if (measuring) {
            current.latencies.recordValue(nanos);
            current.written += rows;
        }
        return rows;
    }

    @TearDown(Level.Iteration)
    public void endSlice() throws SQLException {
        long bytes = current.place.wal.bytesSinceStart();
        if (measuring) {
            current.walBytes += bytes;
        }
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        List<ForkNotes.OfArm> notes = new ArrayList<>();
        for (OfArm arm : arms) {
            String planKind = arm.runner.planKind().toString();
            String histogram = HistogramText.encode(arm.latencies);
            notes.add(new ForkNotes.OfArm(Long.toHexString(arm.written), planKind, arm.walBytes, histogram));
            arm.runner.close();
            arm.connection.close();
        }
        ForkSettings.notes().ifPresent(file -> new ForkNotes(turns.measured(), notes).write(file));
        for (Place place : Parallel.map(List.copyOf(places.values()), Place::restored)) {
            place.wal.close();
            place.slice.close();
        }
    }
}
