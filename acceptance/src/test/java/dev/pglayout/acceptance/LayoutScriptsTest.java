package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.PartitionKey;
import dev.pglayout.fixtures.catalog.Verb;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb of every layout against real servers; those of Citus where an installed PostgreSQL has it. */
class LayoutScriptsTest {
    private static final Catalog EVENTS = Catalog.load(Path.of("..", "sql"), "events");
    private static final Map<String, String> DATASET = Map.of(
            "app.maint.from_month", "2024-11",
            "app.maint.to_month", "2025-01",
            "app.dataset.tenants", "20",
            "app.dataset.rows_per_month", "200");
    private static final int ROWS = 600;

    /** 200 rows in each of three months, the first of each at its very start, none in the ingest slice. */
    private static final String INSERT = """
            INSERT INTO app.events
            SELECT md5(m || '/' || n)::uuid, 1 + n % 20,
                   (timestamp '2024-11-01' + m * interval '1 month') AT TIME ZONE 'UTC' + n * interval '3 hours',
                   'type ' || n % 3, n, '{}'
            FROM generate_series(0, 2) m, generate_series(0, 199) n""";

    private static final String INGEST =
            "INSERT INTO app.events SELECT md5('new ' || n)::uuid, 1 + n % 20, '2025-01-31 23:00:00+00', 'new', 1, '{}'"
                    + " FROM generate_series(1, 10) n";

    @ParameterizedTest
    @MethodSource("layouts")
    void goesThroughItsWholeLife(Layout layout) throws SQLException {
        ScriptedLayout scripted = loaded(layout);

        assertThat(verdicts(scripted)).containsOnly("PASS");
        assertSizes(scripted);

        scripted.execute(scripted.cluster().entry(), INGEST);
        assertThat(rows(scripted)).isEqualTo(ROWS + 10);
        scripted.run(Verb.RESTORE);
        assertThat(rows(scripted)).isEqualTo(ROWS);

        scripted.run(Verb.DROP);
        for (Node node : scripted.cluster().nodes()) {
            assertThat(scripted.ask(node, leftOvers()))
                    .as("left on %s", node.name())
                    .isEqualTo("0");
        }
        scripted.run(Verb.CREATE);
        scripted.run(Verb.DISTRIBUTE);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void maintainMakesTheMissingMonthsOnce(Layout layout) throws SQLException {
        ScriptedLayout scripted = loaded(layout);
        String before = leaves(scripted);
        scripted.run(Verb.MAINTAIN);
        assertThat(leaves(scripted)).isEqualTo(before);

        ScriptedLayout later = scripted.with("app.maint.to_month", "2025-03");
        later.run(Verb.MAINTAIN);
        String after = leaves(later);
        later.run(Verb.MAINTAIN);

        assertThat(leaves(later)).isEqualTo(after);
        boolean byMonth = layout.partitionBy().stream().anyMatch(key -> key.kind() == PartitionKey.Kind.MONTH);
        if (byMonth) {
            assertThat(after).contains("2025_02", "2025_03").isNotEqualTo(before);
        } else {
            assertThat(after).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyOperationIsAcceptedByTheServer(Layout layout) throws SQLException {
        ScriptedLayout scripted = loaded(layout);

        for (Operation operation : EVENTS.operations().values()) {
            String sql = EVENTS.sql(operation, layout).jdbc();
            try (Connection connection = extended(scripted);
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                assertThat(statement.getParameterMetaData().getParameterCount())
                        .as(operation.name())
                        .isEqualTo(operation.binds().size());
            }
        }
    }

    @Test
    void aShardRefusesRowsOfAnother() throws SQLException {
        ScriptedLayout fdw = loaded(EVENTS.layout("fdw"));
        List<Node> shards = fdw.cluster().followers();
        String tenant = fdw.ask(shards.get(0), "SELECT min(tenant_id) FROM app.events_shard");

        assertThatThrownBy(() -> fdw.execute(
                        shards.get(1),
                        "INSERT INTO app.events_shard VALUES (md5('x')::uuid, " + tenant
                                + ", '2024-11-01 00:00+00', 'x', 1, '{}')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("events_shard_remainder");
    }

    private static ScriptedLayout loaded(Layout layout) throws SQLException {
        if (layout.extensions().contains("citus")) {
            Optional<String> reason = TestServers.notInstalled(layout.clusterSpec());
            assumeTrue(reason.isEmpty(), () -> layout.name() + ": " + reason.orElse(""));
        }
        ScriptedLayout scripted = ScriptedLayout.fresh(layout, DATASET);
        scripted.run(Verb.CREATE);
        scripted.run(Verb.DISTRIBUTE);
        scripted.execute(scripted.cluster().entry(), INSERT);
        scripted.run(Verb.INDEX);
        scripted.run(Verb.VACUUM);
        return scripted;
    }

    private static Connection extended(ScriptedLayout scripted) {
        return Connections.open(scripted.cluster().entry(), scripted.database(), Map.of());
    }

    private static void assertSizes(ScriptedLayout scripted) throws SQLException {
        List<Map<String, Object>> sizes = scripted.run(Verb.SIZE);
        assertThat(sizes.stream().mapToLong(row -> (long) row.get("rows")).sum())
                .isEqualTo(ROWS);
        assertThat(sizes).allSatisfy(row -> {
            assertThat(row.get("index_bytes")).isInstanceOf(Long.class);
            assertThat(row.get("indexes"))
                    .asString()
                    .containsPattern("btree \\(id[,)]")
                    .contains("btree (occurred_at)", "btree (tenant_id)", "btree (tenant_id, occurred_at)");
        });
    }

    private static int rows(ScriptedLayout scripted) throws SQLException {
        return Integer.parseInt(scripted.ask(scripted.cluster().entry(), "SELECT count(*) FROM app.events"));
    }

    private static List<Object> verdicts(ScriptedLayout scripted) throws SQLException {
        return scripted.run(Verb.VERIFY).stream().map(row -> row.get("verdict")).toList();
    }

    private static String leaves(ScriptedLayout scripted) throws SQLException {
        return scripted.run(Verb.SIZE).stream()
                .map(row -> (String) row.get("partition"))
                .sorted()
                .toList()
                .toString();
    }

    private static String leftOvers() {
        return "SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'app'::regnamespace)"
                + " + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'app'::regnamespace)"
                + " + (SELECT count(*) FROM pg_statistic_ext WHERE stxnamespace = 'app'::regnamespace)"
                + " + (SELECT count(*) FROM pg_foreign_server)";
    }

    private static Stream<Layout> layouts() {
        return EVENTS.layouts().values().stream();
    }
}
