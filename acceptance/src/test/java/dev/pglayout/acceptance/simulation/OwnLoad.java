package dev.pglayout.acceptance.simulation;

import static dev.pglayout.gatling.protocol.Jdbc.jdbc;
import static dev.pglayout.gatling.protocol.Jdbc.operation;
import static dev.pglayout.gatling.protocol.Jdbc.sql;
import static dev.pglayout.gatling.protocol.Jdbc.transaction;
import static dev.pglayout.gatling.protocol.Jdbc.write;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.gatling.protocol.OperationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every word of the protocol once per user; Gatling's own counts are asserted. */
public final class OwnLoad extends Simulation {
    public static final String STATE_DIR = "own.state-dir";
    public static final String OUTCOMES = "own.outcomes";
    public static final int USERS = 6;

    public OwnLoad() {
        Target plain = TargetRegistry.target(new StateDir(Path.of(System.getProperty(STATE_DIR))), "plain");
        setUp(users().injectOpen(atOnceUsers(USERS)))
                .protocols(jdbc(plain, Arm.parse("plain"), 1)
                        .connections(3)
                        .statementTimeout(Duration.ofSeconds(10))
                        .connectionTimeout(Duration.ofSeconds(5))
                        .listener(new Outcomes(Path.of(System.getProperty(OUTCOMES)))))
                .assertions(
                        details("tenant-latest").successfulRequests().count().is((long) USERS),
                        details("look-and-write").successfulRequests().count().is((long) USERS),
                        details("empty").failedRequests().count().is((long) USERS),
                        details("torn").failedRequests().count().is((long) USERS));
    }

    private static ScenarioBuilder users() {
        return scenario("users")
                .exec(
                        feed(csv("simulation/tenants.csv").circular()),
                        operation("tenant-latest")
                                .bind("tenant_id", Bind.Type.INT, session -> session.getInt("tenant_id"))
                                .check("rows", rows -> !rows.isEmpty())
                                .save("id", "newest"),
                        sql("by-id", "SELECT tenant_id FROM app.events WHERE id = :newest")
                                .bind("newest", Bind.Type.UUID)
                                .check("one row", rows -> rows.size() == 1)
                                .save("tenant_id", "owner"),
                        note("note"),
                        transaction("look-and-write", operation("tenant-range"), operation("batch-insert")),
                        sql("empty", "SELECT 1").check("no rows", List::isEmpty),
                        transaction("torn", note("torn-note"), dividedByZero()));
    }

    private static OperationBuilder note(String name) {
        return write(name, "INSERT INTO public.notes (event, tenant_id) VALUES (:newest, :owner)")
                .bind("newest", Bind.Type.UUID)
                .bind("owner", Bind.Type.INT);
    }

    private static OperationBuilder dividedByZero() {
        return sql("division", "SELECT 1 / :zero").bind("zero", Bind.Type.INT, session -> 0);
    }
}
