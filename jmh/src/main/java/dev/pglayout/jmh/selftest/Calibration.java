package dev.pglayout.jmh.selftest;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.jmh.run.PinningStage;
import dev.pglayout.jmh.session.Pins;
import dev.pglayout.reports.stats.Medians;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * How long the burnt rows take beside the operation itself.
 *
 * @param medianMicros of the operation as the client sees it, with nothing added
 * @param microsPerRow what each burnt row adds
 */
record Calibration(double medianMicros, double microsPerRow) {
    /** Share of the median that what is added must reach: much more rows would each cost more than few do. */
    private static final double CLEAR = 10;

    private static final int TURNS = 100;
    private static final int EXECUTIONS = 10;
    private static final long FIRST_GUESS = 100;
    private static final long MOST = 10_000_000;

    /** Rows that add the given share of the median. */
    long rows(double share) {
        return Math.max(1, Math.round(share * medianMicros / microsPerRow));
    }

    /** Measured as forks do: pinned alike, in a thread of its own, with which the pinning ends. */
    static Calibration of(Provisioning provisioning, Profile profile, String operation) throws Exception {
        Pinning pinning = PinningStage.of(profile, false, provisioning).pinning();
        Target target = provisioning.target(BurningLayout.NAME);
        FutureTask<Calibration> task = new FutureTask<>(() -> of(target, operation, profile.seed(), pinning));
        new Thread(task, "calibration").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Calibration of(Target target, String name, long seed, Pinning pinning) throws SQLException {
        Operation operation = target.catalog().operation(name);
        BindSource binds = new BindSource(target.spec(), operation, seed);
        try (Connection connection = target.connect(Map.of());
                PreparedStatement burn = connection.prepareStatement("SELECT set_config(?, ?, false)");
                OperationRunner runner = new OperationRunner(connection, target.sql(operation), operation)) {
            Pins.apply(pinning, List.of(connection));
            runner.prime(binds.bindSet(0));
            long rows = FIRST_GUESS;
            Calibration found = measured(runner, burn, binds, rows);
            // The difference must stand clear of the noise before it is divided, and not dwarf what it is a share of.
            while (found.microsPerRow * rows < found.medianMicros / CLEAR && rows < MOST) {
                rows *= 2;
                found = measured(runner, burn, binds, rows);
            }
            return found;
        }
    }

    /** In one session, as two differ by more than what is looked for; in turn, so that a slower machine is slower for both. */
    private static Calibration measured(OperationRunner runner, PreparedStatement burn, BindSource binds, long rows)
            throws SQLException {
        double[] plain = new double[TURNS];
        double[] added = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            plain[turn] = micros(runner, burn, 0, binds, turn);
            added[turn] = micros(runner, burn, rows, binds, turn) - plain[turn];
        }
        return new Calibration(Medians.of(plain), Math.max(1e-6, Medians.of(added) / rows));
    }

    /** Mean of some executions, the first after the change of setting left out. */
    private static double micros(OperationRunner runner, PreparedStatement burn, long rows, BindSource binds, int turn)
            throws SQLException {
        burn.setString(1, BurningLayout.SETTING);
        burn.setString(2, Long.toString(rows));
        burn.execute();
        Object[][] sets = new Object[EXECUTIONS][];
        for (int i = 0; i < EXECUTIONS; i++) {
            sets[i] = binds.bindSet((long) turn * EXECUTIONS + i);
        }
        runner.execute(sets[0]);
        long start = System.nanoTime();
        for (Object[] set : sets) {
            runner.execute(set);
        }
        return (System.nanoTime() - start) / 1e3 / EXECUTIONS;
    }
}
