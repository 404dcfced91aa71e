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
        int users = Integer.getInteger("pgbench.clients", 8);
        var protocol = jdbc(
                        System.getProperty("pgbench.url"),
                        System.getProperty("pgbench.user"),
                        System.getProperty("pgbench.password", ""))
                .connections(users)
                .pace("warm-up", Pace.asAnswered(Duration.ofSeconds(Long.getLong("pgbench.warmup", 5))))
                .pace("pgbench", Pace.asAnswered(Duration.ofSeconds(Long.getLong("pgbench.seconds", 5))))
                .listener(new Rate("pgbench"));
        setUp(load("warm-up")
                        .injectOpen(atOnceUsers(users))
                        .andThen(load("pgbench").injectOpen(atOnceUsers(users))))
                .protocols(protocol);
    }

    private static ScenarioBuilder load(String name) {
        boolean lookups = System.getProperty("pgbench.mix", "lookups").equals("lookups");
        return scenario(name)
                .exec(asLongAs(session -> !session.contains(Pace.OVER)).on(mixed(lookups ? 0 : 20)));
    }

    private static MixBuilder mixed(double writes) {
        Function<Session, Object> random =
                session -> ThreadLocalRandom.current().nextInt(1, 1_000_001);
        OperationBuilder lookup = sql("lookup", "SELECT abalance FROM pgbench_accounts WHERE aid = :aid")
                .bind("aid", Bind.Type.INT, random);
        OperationBuilder update = write(
                        "update", "UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid")
                .bind("aid", Bind.Type.INT, random);
        return mix(1, part(100 - writes, "lookup", lookup), part(writes, "update", update));
    }
}
