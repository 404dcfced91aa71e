package dev.pglayout.harness;

import dev.pglayout.fixtures.environment.GitState;
import dev.pglayout.fixtures.environment.Machine;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.NodeFacts;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.util.DriverInfo;

/** The part of {@code run.json} that says where and with what was measured. */
public final class Environments {
    private Environments() {}

    /** @param harness versions of what measures, by name */
    public static Environment of(StateDir stateDir, Provisioning provisioning, Map<String, String> harness)
            throws SQLException {
        Map<String, String> software = new LinkedHashMap<>();
        software.put("provider", provisioning.provider().name());
        software.put("postgresql", provisioning.provider().serverVersion());
        for (Target target : provisioning.targets()) {
            try (Connection connection = target.connect(Map.of())) {
                NodeFacts.extensions(connection).forEach(software::putIfAbsent);
            }
        }
        software.putAll(provisioning.notes());
        software.put("pgjdbc", DriverInfo.DRIVER_VERSION);
        software.put("jdk", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        software.putAll(harness);
        return new Environment(Machine.facts(stateDir.servers()), software, GitState.of(Home.find()));
    }
}
