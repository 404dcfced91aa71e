package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Credentials;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.fixtures.server.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersTest {
    static final ClusterSpec SINGLE =
            new ClusterSpec("servers-single", new Topology(Topology.Kind.SINGLE, 0), List.of(), Map.of());
    static final ClusterSpec SHARDS = new ClusterSpec(
            "servers-shards", new Topology(Topology.Kind.COORDINATOR_SHARDS, 2), List.of("postgres_fdw"), Map.of());
    private static final String BLOCKS = "SELECT setting FROM pg_settings WHERE name = 'shared_buffers'";

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "autovacuum, off",
        "jit, off",
        "max_parallel_workers_per_gather, 0",
        "track_io_timing, on",
        "compute_query_id, on",
        "shared_preload_libraries, pg_stat_statements",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "TimeZone, UTC",
    })
    void everyServerRunsWithTheHeadlineSettings(String name, String value) throws SQLException {
        for (Node node : TestServers.cluster(SHARDS).nodes()) {
            assertThat(Sql.ask(node, "SHOW " + name)).as(node.name()).isEqualTo(value);
        }
    }

    @Test
    void collationIsC() throws SQLException {
        Node node = TestServers.cluster(SINGLE).entry();
        assertThat(Sql.ask(node, "SELECT datcollate || datctype FROM pg_database WHERE datname = 'postgres'"))
                .isEqualTo("CC");
    }

    @Test
    void threeServersShareTheMemoryOfOne() throws SQLException {
        List<Cluster> clusters = TestServers.clusters(List.of(SINGLE, SHARDS));
        long blocks = 0;
        for (Node node : clusters.get(1).nodes()) {
            blocks += Long.parseLong(Sql.ask(node, BLOCKS));
        }
        assertThat(blocks).isEqualTo(Long.parseLong(Sql.ask(clusters.get(0).entry(), BLOCKS)));
    }

    @Test
    void coordinatorReachesEachShardAtItsPeerAddress() throws SQLException {
        Cluster cluster = TestServers.cluster(SHARDS);
        try (Connection coordinator = Connections.open(cluster.entry(), "postgres", Map.of());
                Statement statement = coordinator.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw");
            for (Node shard : cluster.followers()) {
                statement.execute("DROP SERVER IF EXISTS peer CASCADE");
                statement.execute(
                        "CREATE SERVER peer FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '%s', port '%d', dbname 'postgres')"
                                .formatted(shard.peer().host(), shard.peer().port()));
                statement.execute("CREATE USER MAPPING FOR CURRENT_USER SERVER peer OPTIONS (user '%s', password '%s')"
                        .formatted(
                                shard.credentials().user(), shard.credentials().password()));
                statement.execute("CREATE FOREIGN TABLE peer_settings (name text, setting text)"
                        + " SERVER peer OPTIONS (schema_name 'pg_catalog', table_name 'pg_settings')");
                assertThat(Sql.ask(coordinator, "SELECT setting FROM peer_settings WHERE name = 'port'"))
                        .isEqualTo(Integer.toString(shard.client().port()));
            }
            statement.execute("DROP SERVER peer CASCADE");
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        Node node = TestServers.cluster(SINGLE).entry();
        Node stranger = new Node(
                node.seat(),
                node.client(),
                node.peer(),
                new Credentials(node.credentials().user(), "guessed"));
        assertThatThrownBy(() -> Connections.open(stranger, "postgres", Map.of()))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void passwordIsInNoCommandLineAndNoLog() throws IOException, SQLException {
        Node node = TestServers.cluster(SINGLE).entry();
        String password = node.credentials().password();
        try (Connection connection = Connections.open(node, "postgres", Map.of());
                Statement statement = connection.createStatement()) {
            // A statement that holds the password and fails: servers log such statements unless told not to.
            assertThatThrownBy(() -> statement.execute(
                            "CREATE USER MAPPING FOR CURRENT_USER SERVER absent OPTIONS (password '" + password + "')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(commandLine -> commandLine.contains(password));
        for (ServerStatus server : TestServers.provider().status()) {
            assertThat(Files.readString(server.folder().resolve("server.log"))).doesNotContain(password);
            assertThat(server.folder().resolve("password")).doesNotExist();
        }
    }

    @Test
    void sessionSettingsAreBoundAndRefusedByName() throws SQLException {
        Node node = TestServers.cluster(SINGLE).entry();
        String value = "it's 'quoted'; DROP TABLE x";
        try (Connection connection = Connections.open(node, "postgres", Map.of("app.note", value))) {
            assertThat(Sql.ask(connection, "SELECT current_setting('app.note')"))
                    .isEqualTo(value);
            assertThat(Sql.ask(
                            connection,
                            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT set_config%'"))
                    .as("setting them leaves no statement prepared beside the workload's")
                    .isEqualTo("0");
        }
        assertThatThrownBy(() -> Connections.open(node, "postgres", Map.of("plan_cache_mod", "auto")))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
                .hasMessageContaining("plan_cache_mod");
    }

    @Test
    void statusKnowsTheRunningServers() {
        Cluster cluster = TestServers.cluster(SHARDS);
        assertThat(TestServers.provider().status())
                .filteredOn(server -> server.cluster().equals(SHARDS.name()))
                .hasSize(3)
                .allSatisfy(server -> {
                    assertThat(server.running()).isTrue();
                    assertThat(server.dataBytes()).isPositive();
                    assertThat(server.version())
                            .isEqualTo(TestServers.provider().serverVersion());
                })
                .extracting(ServerStatus::port)
                .containsExactlyElementsOf(cluster.nodes().stream()
                        .map(node -> node.client().port())
                        .toList());
    }
}
