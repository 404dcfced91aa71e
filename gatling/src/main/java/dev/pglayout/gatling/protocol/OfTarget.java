package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.HotTenants;
import java.sql.Connection;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** A target as an arm has it. */
final class OfTarget extends Database {
    private final Target target;
    private final Arm arm;
    private final long seed;
    private final HotTenants hotTenants;
    private final YearMonth asksFrom;

    OfTarget(Target target, Arm arm, long seed, HotTenants hotTenants, YearMonth asksFrom) {
        this.target = target;
        this.arm = arm;
        this.seed = seed;
        this.hotTenants = hotTenants;
        this.asksFrom = asksFrom;
    }

    @Override
    Connection connect(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(target.factors(arm).session());
        all.putAll(settings);
        return target.connect(all);
    }

    @Override
    Operation named(String name) {
        return target.catalog().operation(name);
    }

    @Override
    BoundSql sql(Operation operation) {
        return target.sql(operation);
    }

    @Override
    BindSource source(Operation operation) {
        return new BindSource(target.spec(), operation, seed, hotTenants, asksFrom);
    }
}
