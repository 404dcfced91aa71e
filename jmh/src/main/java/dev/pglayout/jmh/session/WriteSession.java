package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.reports.io.HistogramText;
import java.sql.Connection;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** One connection and a fixed number of batches into a slice of its own, emptied and checked before each iteration. */
@State(Scope.Thread)
public abstract class WriteSession {
    private final String operation;
    private Connection connection;
    private OperationRunner runner;
    private IngestSlice slice;
    private WalMeter wal;
    private Object[][][] batches;
    private int next;
    private long walBytes;
    private long written;
    // JMH's single shots time all batches of an iteration as one; these are the batches' own latencies, in nanoseconds.
    private final Histogram iteration = new Histogram(3);
    private final Histogram measured = new Histogram(3);

    protected WriteSession() {
        this(null);
    }

    protected WriteSession(String operation) {
        this.operation = operation;
    }

    protected String operation() {
        return operation;
    }

    @Setup(Level.Trial)
    public void open(TargetState state) throws SQLException {
        Target target = state.target();
        Operation wanted = target.catalog().operation(operation());
        batches = batches(new BindSource(target.spec(), wanted, ForkSettings.bindSeed()), wanted.batch());
        slice = IngestSlice.open(target);
        wal = WalMeter.open(target);
        connection = state.connect();
        runner = new OperationRunner(connection, target.sql(wanted), wanted);
        if (!ForkSettings.cold()) {
            runner.primeBatch(batches[0]);
        }
    }

    private static Object[][][] batches(BindSource source, int batch) {
        Object[][][] all = new Object[ForkSettings.batches()][batch][];
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < batch; j++) {
                all[i][j] = source.bindSet((long) i * batch + j);
            }
        }
        return all;
    }

    /** Each iteration writes the same rows into the same, emptied place. */
    @Setup(Level.Iteration)
    public void restore() throws SQLException {
        slice.restore();
        next = 0;
        written = 0;
        iteration.reset();
        wal.start();
    }

    /** Executes the next batch, committed, and returns the rows written. */
    public long executeBatch() throws SQLException {
        Object[][] batch = batches[next++ % batches.length];
        long start = System.nanoTime();
        long rows = runner.executeBatch(batch);
        iteration.recordValue(System.nanoTime() - start);
        written += rows;
        return rows;
    }

    @TearDown(Level.Iteration)
    public void count(IterationParams params) throws SQLException {
        long bytes = wal.bytesSinceStart();
        if (params.getType() == IterationType.MEASUREMENT) {
            walBytes += bytes;
            measured.add(iteration);
        }
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        String planKind = runner.planKind().toString();
        ForkSettings.notes().ifPresent(file -> new ForkNotes(
                        Long.toHexString(written), planKind, walBytes, HistogramText.encode(measured))
                .write(file));
        runner.close();
        connection.close();
        wal.close();
        slice.restore();
        slice.close();
    }
}
