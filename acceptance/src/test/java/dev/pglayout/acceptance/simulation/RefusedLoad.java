package dev.pglayout.acceptance.simulation;

import static dev.pglayout.gatling.protocol.Jdbc.jdbc;
import static dev.pglayout.gatling.protocol.Jdbc.sql;
import static dev.pglayout.gatling.protocol.Jdbc.write;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.pglayout.gatling.protocol.JdbcProtocolBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;

/** Users of a role whose connections end, and who is given none any more. */
public final class RefusedLoad extends Simulation {
    public static final String ROLE = "limited";
    public static final String URL = "refused.url";
    public static final String ADMIN = "refused.admin";
    public static final String PASSWORD = "REFUSED_PASSWORD";
    public static final String CONNECTIONS = "refused.connections";
    public static final int REQUESTS = 4;

    public RefusedLoad() {
        String url = System.getProperty(URL);
        JdbcProtocolBuilder users = jdbc(url, ROLE, ROLE)
                .connections(Integer.getInteger(CONNECTIONS))
                .connectionTimeout(Duration.ofMillis(500))
                .listener(new Outcomes(Path.of(System.getProperty(OwnLoad.OUTCOMES))));
        JdbcProtocolBuilder admin =
                jdbc(url, System.getProperty(ADMIN), System.getenv(PASSWORD)).connections(1);
        setUp(asking("before")
                .protocols(users)
                .andThen(limiting().protocols(admin).andThen(asking("after").protocols(users))));
    }

    private static PopulationBuilder asking(String name) {
        return scenario(name).repeat(REQUESTS).on(exec(sql(name, "SELECT 1"))).injectOpen(atOnceUsers(1));
    }

    private static PopulationBuilder limiting() {
        return scenario("limiting")
                .exec(
                        write("limit", "ALTER ROLE " + ROLE + " CONNECTION LIMIT 0"),
                        sql(
                                "kill",
                                "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE usename = '"
                                        + ROLE + "'"))
                .injectOpen(atOnceUsers(1));
    }
}
