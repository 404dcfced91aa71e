package dev.pglayout.jmh.upkeep;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Another session that asks one read operation after the other while upkeep goes on, with a short pause between them so that
 * it does not take a core for itself. A closed loop: whoever has to wait asks less, so a stall counts once; it is the
 * greatest latency that shows it.
 */
final class Lookups implements AutoCloseable {
    private static final int VALID_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Connection connection;
    private final OperationRunner runner;
    private final BindSource binds;
    private final Histogram latencies = new Histogram(3);
    private final Thread thread = new Thread(this::ask, "lookups");
    private volatile boolean recording;
    private volatile boolean stopped;
    private volatile SQLException lost;
    private String firstError;
    private int errors;

    private Lookups(Connection connection, OperationRunner runner, BindSource binds) {
        this.connection = connection;
        this.runner = runner;
        this.binds = binds;
    }

    /** Connected, planned, and asking already when this returns. */
    static Lookups start(Target target, Arm arm, Operation operation, long seed) throws SQLException {
        Connection connection = target.connect(arm);
        OperationRunner runner = new OperationRunner(connection, target.sql(operation), operation);
        BindSource binds = new BindSource(target.spec(), operation, seed);
        runner.prime(binds.bindSet(0));
        Lookups lookups = new Lookups(connection, runner, binds);
        lookups.thread.start();
        return lookups;
    }

    /** From now on latencies count, that of the one that is going on included. */
    void record() {
        recording = true;
    }

    /** Waits for the one that is going on. */
    Seen stop() throws SQLException {
        end();
        if (lost != null) {
            throw new SQLException("the lookups meanwhile: " + lost.getMessage(), lost.getSQLState(), lost);
        }
        return new Seen(latencies, errors, firstError);
    }

    /**
     * @param latencies of those that were answered, in nanoseconds
     * @param errors refused by the server, as a partition that goes may have it
     * @param firstError the server's words; null if there was none
     */
    record Seen(Histogram latencies, int errors, String firstError) {}

    private void end() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            for (long i = 1; !stopped; i++) {
                ask(binds.bindSet(i));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            lost = e;
        }
    }

    private void ask(Object[] set) throws SQLException {
        long start = System.nanoTime();
        try {
            runner.execute(set);
            if (recording) {
                latencies.recordValue(System.nanoTime() - start);
            }
        } catch (SQLException e) {
            if (!connection.isValid(VALID_SECONDS)) {
                throw e;
            }
            firstError = firstError == null ? e.getMessage() : firstError;
            errors++;
        }
    }

    @Override
    public void close() throws SQLException {
        end();
        connection.close();
    }
}
