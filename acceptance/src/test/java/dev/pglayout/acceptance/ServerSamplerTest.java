package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.observe.ServerSample;
import dev.pglayout.fixtures.observe.ServerSampler;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the servers' curves show around faults and checkpoints. */
class ServerSamplerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long WAL_BYTES = 16_000_000;
    private static final String POSITION = "SELECT redo_lsn FROM pg_control_checkpoint()";

    private static Target target;
    private ServerSampler sampler;

    @BeforeAll
    static void load() {
        target = TestTargets.disposable("plain").get(0);
    }

    @BeforeEach
    void start() throws Exception {
        run("CHECKPOINT");
        sampler = ServerSampler.start(target);
        await(samples -> samples.size() >= 2);
    }

    @AfterEach
    void stop() throws SQLException {
        sampler.close();
        run("DROP TABLE IF EXISTS public.dirty");
    }

    @Test
    void whatGrewWhileNobodyLookedIsOfNoSecond() throws Exception {
        int before = sampler.samples().size();
        run(
                "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = 'pglayout sampler'");
        run("SELECT count(pg_logical_emit_message(false, 'test', repeat('x', 1000000))) FROM generate_series(1, %d)"
                .formatted(WAL_BYTES / 1_000_000));
        await(samples -> samples.size() >= before + 2);

        assertThat(sampler.samples().subList(before, sampler.samples().size()))
                .as("after the connection was lost")
                .allSatisfy(sample -> assertThat(second(sample).walBytes()).isLessThan(WAL_BYTES / 4));
    }

    @Test
    void samplesThatAStalledServerMissedAreNotMadeUpFor() throws Exception {
        Node node = target.cluster().entry();
        int before = sampler.samples().size();
        TestServers.provider().pause(node);
        try {
            Thread.sleep(1_700);
        } finally {
            TestServers.provider().resume(node);
        }
        await(samples -> samples.size() >= before + 3);

        List<ServerSample> samples = sampler.samples();
        for (int i = 1; i < samples.size(); i++) {
            assertThat(Duration.between(samples.get(i - 1).at(), samples.get(i).at()))
                    .isGreaterThan(Duration.ofMillis(400));
        }
    }

    @Test
    void aCheckpointIsSeenWhileItIsUnderWay() throws Exception {
        run("CREATE TABLE public.dirty AS SELECT i, repeat('x', 500) AS filler FROM generate_series(1, 6000) i");
        String position = ask(POSITION);
        // It naps a tenth of a second after each of some 400 pages, unless somebody is in a hurry.
        CompletableFuture<Void> spread =
                CompletableFuture.runAsync(() -> quietly("SELECT pg_backup_start('test', false)"));
        await(samples -> second(samples.get(samples.size() - 1)).checkpoint());

        assertThat(ask(POSITION))
                .as("the control file names it when it is over")
                .isEqualTo(position);
        run("CHECKPOINT");
        assertThat(ask(POSITION)).isNotEqualTo(position);
        spread.join();
        await(samples -> !second(samples.get(samples.size() - 1)).checkpoint());
    }

    private static ServerSecond second(ServerSample sample) {
        return sample.from(Instant.EPOCH);
    }

    private void await(Predicate<List<ServerSample>> condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.test(sampler.samples())) {
            assertThat(Instant.now()).as("%s", sampler.samples()).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private static void quietly(String sql) {
        try {
            run(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
