package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The target under test, found among those that are up. */
@State(Scope.Benchmark)
public class TargetState {
    /** A layout, optionally with settings: {@code partitioned{plan_cache_mode=force_custom_plan}}. */
    @Param("plain")
    public String arm;

    private Target target;
    private Arm parsed;

    @Setup(Level.Trial)
    public void find() {
        parsed = Arm.parse(arm);
        target = TargetRegistry.target(ForkSettings.stateDir(), parsed);
    }

    public Target target() {
        return target;
    }

    Connection connect() throws SQLException {
        return target.connect(parsed);
    }
}
