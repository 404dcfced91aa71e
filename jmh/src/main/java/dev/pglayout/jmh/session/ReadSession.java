package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import java.sql.Connection;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One connection, one prepared read and its binds. */
@State(Scope.Thread)
public abstract class ReadSession {
    // A power of two, so that the next bind set costs a mask and not a division.
    private static final int BIND_SETS = 1 << 12;

    private final String operation;
    private Connection connection;
    private OperationRunner runner;
    private Object[][] binds;
    private int next;
    private long checksum;

    protected ReadSession() {
        this(null);
    }

    protected ReadSession(String operation) {
        this.operation = operation;
    }

    protected String operation() {
        return operation;
    }

    @Setup(Level.Trial)
    public void open(TargetState state) throws SQLException {
        Target target = state.target();
        Operation wanted = target.catalog().operation(operation());
        BindSource source = new BindSource(target.spec(), wanted, ForkSettings.bindSeed());
        // Binds are made before timing: what they cost is not the layout's doing.
        binds = new Object[BIND_SETS][];
        for (int i = 0; i < BIND_SETS; i++) {
            binds[i] = source.bindSet(i);
        }
        connection = state.connect();
        runner = new OperationRunner(connection, target.sql(wanted), wanted);
        if (ForkSettings.cold()) {
            ColdStart.warmClientOnly(connection);
        } else {
            checksum = runner.prime(binds[0]);
        }
    }

    /** Executes the next bind set and returns the checksum of its answer. */
    public long execute() throws SQLException {
        return runner.execute(binds[next++ & (BIND_SETS - 1)]);
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        if (ForkSettings.cold()) {
            checksum = runner.execute(binds[0]);
        }
        String planKind = runner.planKind().toString();
        ForkSettings.notes().ifPresent(file -> new ForkNotes(Long.toHexString(checksum), planKind, -1, "").write(file));
        runner.close();
        connection.close();
    }
}
