package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.simulation.OwnLoad;
import dev.pglayout.acceptance.simulation.RefusedLoad;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.gatling.trial.TrialJvm;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations of one's own, run by Gatling against a real server. */
class OwnSimulationTest {
    private static final int PATIENCE_MINUTES = 5;
    private static final int BATCH = 10;

    @TempDir
    static Path stateDir;

    @TempDir
    Path folder;

    private static Target target;

    @BeforeAll
    static void register() {
        target = TestTargets.disposable("plain").get(0);
        TargetRegistry.write(new StateDir(stateDir), List.of(target));
    }

    @BeforeEach
    void prepare() throws SQLException {
        tidy();
        run("CREATE TABLE public.notes (event uuid NOT NULL, tenant_id int NOT NULL)");
        run("CREATE ROLE limited LOGIN PASSWORD 'limited' CONNECTION LIMIT 2");
    }

    @AfterEach
    void tidy() throws SQLException {
        run("DROP TABLE IF EXISTS public.notes");
        run("DROP ROLE IF EXISTS limited");
        IngestSlice.open(target).close();
    }

    @Test
    void everyWordOfTheProtocolDoesWhatItSays() throws Exception {
        Ended ended = simulate(OwnLoad.class, List.of("-D" + OwnLoad.STATE_DIR + "=" + stateDir), Map.of());

        assertThat(ended.code).as(ended.output).isZero();
        assertThat(ended.outcomes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tenant-latest|OK|0", 6L,
                        "by-id|OK|0", 6L,
                        "note|OK|1", 6L,
                        "look-and-write|OK|10", 6L,
                        "empty|empty: expected no rows|0", 6L,
                        "torn|SQLSTATE 22012 division by zero|0", 6L));
        assertThat(ask("SELECT count(*) FROM app.events WHERE occurred_at >= '2024-06-30 23:00+00'"))
                .as("batches written by transactions")
                .isEqualTo(String.valueOf(OwnLoad.USERS * BATCH));
        assertThat(ask("SELECT count(*) FROM public.notes"))
                .as("notes, those of torn transactions rolled back")
                .isEqualTo(String.valueOf(OwnLoad.USERS));
        assertThat(ask("SELECT string_agg(DISTINCT tenant_id::text, ',' ORDER BY tenant_id::text) FROM public.notes"))
                .as("whom the feeder named")
                .isEqualTo("1,2,3");
        assertThat(
                        ask(
                                "SELECT count(*) FROM public.notes n JOIN app.events e ON (e.id, e.tenant_id) = (n.event, n.tenant_id)"))
                .as("what was saved and bound again")
                .isEqualTo(String.valueOf(OwnLoad.USERS));
    }

    @Test
    void aServerThatGivesNoMoreConnectionsIsQuotedInEveryError() throws Exception {
        Ended ended = simulate(RefusedLoad.class, refused(1), password());

        assertThat(ended.code).as(ended.output).isZero();
        Map<String, Long> outcomes = ended.outcomes();
        assertThat(outcomes).containsEntry("before|OK|0", (long) RefusedLoad.REQUESTS);
        assertThat(outcomes.entrySet().stream().filter(e -> e.getKey().startsWith("after")))
                .allSatisfy(e -> assertThat(e.getKey())
                        .matches(
                                "after\\|(SQLSTATE (57P01|08006) .*|no connection: SQLSTATE 53300 too many connections for"
                                        + " role \"limited\")\\|0"))
                .anySatisfy(e -> assertThat(e.getKey()).contains("53300"));
        assertThat(outcomes.values().stream().mapToLong(n -> n).sum()).isEqualTo(2L * RefusedLoad.REQUESTS);
    }

    @Test
    void aPoolThatTheServerDoesNotFillIsNotMeasuredWith() throws Exception {
        Ended ended = simulate(RefusedLoad.class, refused(4), password());

        assertThat(ended.code).isNotZero();
        assertThat(ended.output)
                .contains("only 2 of 4 connections could be opened: ")
                .contains("too many connections for role \"limited\"");
        assertThat(folder.resolve("outcomes")).as("requests").isEmptyFile();
    }

    private static List<String> refused(int connections) {
        Node node = target.cluster().entry();
        return List.of(
                "-D" + RefusedLoad.URL + "=" + node.jdbcUrl(target.database()),
                "-D" + RefusedLoad.ADMIN + "=" + node.credentials().user(),
                "-D" + RefusedLoad.CONNECTIONS + "=" + connections);
    }

    private static Map<String, String> password() {
        return Map.of(
                RefusedLoad.PASSWORD, target.cluster().entry().credentials().password());
    }

    private record Ended(int code, String output, Path file) {
        /** How often each came. */
        Map<String, Long> outcomes() throws IOException {
            return Files.readAllLines(file).stream()
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        }
    }

    private Ended simulate(
            Class<? extends Simulation> simulation, List<String> options, Map<String, String> environment)
            throws Exception {
        Path outcomes = folder.resolve("outcomes");
        Path log = folder.resolve("log");
        List<String> all = new ArrayList<>(options);
        all.add("-D" + OwnLoad.OUTCOMES + "=" + outcomes);
        ProcessBuilder builder = new ProcessBuilder(
                        TrialJvm.command(simulation, folder.resolve("gatling"), "256m", all))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log), outcomes);
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = target.connect(Map.of())) {
            return Sql.ask(connection, sql);
        }
    }
}
