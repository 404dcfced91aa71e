package dev.pglayout.gatling.pgbench;

import static dev.pglayout.gatling.protocol.Jdbc.jdbc;
import static dev.pglayout.gatling.protocol.Jdbc.mix;
import static dev.pglayout.gatling.protocol.Jdbc.part;
import static dev.pglayout.gatling.protocol.Jdbc.sql;
import static dev.pglayout.gatling.protocol.Jdbc.write;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.gatling.protocol.MixBuilder;
import dev.pglayout.gatling.protocol.OperationBuilder;
import dev.pglayout.gatling.protocol.Pace;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** What pgbench's own select-only script and an 80/20 mix ask, asked by Gatling. */
public final class PgbenchLoad extends Simulation {
    public PgbenchLoad() {
        int users = Integer.getInteger("pgbench.clients");
        String password = System.getenv("PGPASSWORD");
        var protocol = jdbc(System.getProperty("pgbench.url"), System.getProperty("pgbench.user"), password)
                .connections(users)
                .pace("warm-up", pace("pgbench.warm-up"))
                .pace("pgbench", pace("pgbench.seconds"))
                .listener(new Rate("pgbench"));
        setUp(load("warm-up")
                        .injectOpen(atOnceUsers(users))
                        .andThen(load("pgbench").injectOpen(atOnceUsers(users))))
                .protocols(protocol);
    }

    private static Pace pace(String seconds) {
        return Pace.asAnswered(Duration.ofSeconds(Long.getLong(seconds)));
    }

    private static ScenarioBuilder load(String name) {
        return scenario(name)
                .exec(asLongAs(session -> !session.contains(Pace.OVER))
                        .on(mixed(Integer.getInteger("pgbench.updates"))));
    }

    private static MixBuilder mixed(int updates) {
        Function<Session, Object> random =
                session -> ThreadLocalRandom.current().nextInt(1, 1 + 100_000 * PgbenchSide.SCALE);
        OperationBuilder lookup = sql("lookup", "SELECT abalance FROM pgbench_accounts WHERE aid = :aid")
                .bind("aid", Bind.Type.INT, random);
        OperationBuilder update = write(
                        "update", "UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid")
                .bind("aid", Bind.Type.INT, random);
        return mix(1, part(100 - updates, "lookup", lookup), part(updates, "update", update));
    }
}
