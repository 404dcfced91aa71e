package dev.pglayout.jmh.selftest;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

/**
 * How long the burnt rows take beside the operation itself.
 *
 * @param medianMicros of the operation as the client sees it, with nothing added
 * @param microsPerRow what each burnt row adds
 */
record Calibration(double medianMicros, double microsPerRow) {
    private static final int EXECUTIONS = 200;
    private static final long FIRST_GUESS = 10_000;
    private static final long MOST = 10_000_000;

    /** Rows that add the given share of the median. */
    long rows(double share) {
        return Math.max(1, Math.round(share * medianMicros / microsPerRow));
    }

    static Calibration of(Target target, String operation, long seed) throws SQLException {
        long rows = FIRST_GUESS;
        Calibration found = measured(target, operation, seed, rows);
        // The difference must stand clear of the noise before it is divided.
        while (found.microsPerRow * rows < found.medianMicros / 2 && rows < MOST) {
            rows *= 4;
            found = measured(target, operation, seed, rows);
        }
        return found;
    }

    private static Calibration measured(Target target, String name, long seed, long rows) throws SQLException {
        Operation operation = target.catalog().operation(name);
        BindSource binds = new BindSource(target.spec(), operation, seed);
        try (Connection connection = target.connect(Map.of());
                PreparedStatement burn = connection.prepareStatement("SELECT set_config(?, ?, false)");
                OperationRunner runner = new OperationRunner(connection, target.sql(operation), operation)) {
            runner.prime(binds.bindSet(0));
            double[] plain = new double[EXECUTIONS];
            double[] added = new double[EXECUTIONS];
            // In one session, as two differ by more than what is looked for; one after the other, so that a slower
            // machine is
            // slower for both.
            for (int i = 0; i < EXECUTIONS; i++) {
                plain[i] = micros(runner, burn, 0, binds.bindSet(i));
                added[i] = micros(runner, burn, rows, binds.bindSet(i)) - plain[i];
            }
            return new Calibration(median(plain), Math.max(1e-6, median(added) / rows));
        }
    }

    private static double micros(OperationRunner runner, PreparedStatement burn, long rows, Object[] binds)
            throws SQLException {
        burn.setString(1, BurningLayout.SETTING);
        burn.setString(2, Long.toString(rows));
        burn.execute();
        long start = System.nanoTime();
        runner.execute(binds);
        return (System.nanoTime() - start) / 1e3;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
