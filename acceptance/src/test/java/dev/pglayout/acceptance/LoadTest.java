package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.contents.Contents;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.data.EventGenerator;
import dev.pglayout.fixtures.data.EventRow;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.load.Loader;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout of the catalog is loaded, and holds the generator's rows, each where it belongs. */
class LoadTest {
    private static final DatasetSpec SPEC = LoadTargets.spec(3_000, 11);

    static Set<String> layouts() {
        // Layouts that this provider cannot serve are tested where there are servers for them.
        return Catalog.load(LoadTargets.SQL, "events").layouts().values().stream()
                .filter(layout ->
                        TestServers.provider().unavailable(layout.clusterSpec()).isEmpty())
                .map(layout -> layout.name())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void holdsTheGeneratorsRows(String layout) throws SQLException {
        Target target = LoadTargets.target(layout, SPEC);
        RecordedProgress progress = new RecordedProgress();
        LoadReport report = new Loader(new LoadOptions(2, false, true), progress).load(target);
        assertThat(report.reused()).isFalse();
        assertThat(report.stages())
                .extracting(Stage::name)
                .containsExactly("create", "distribute", "copy", "index", "vacuum")
                .isEqualTo(progress.finished);
        assertThat(report.stages().get(2).rows()).isEqualTo(9_000);
        assertThat(report.stages().get(2).bytes()).isBetween(9_000L * 200, 9_000L * 300);
        assertThat(progress.rows).hasValue(9_000);
        assertThat(LoadTargets.ask(target, "SELECT count(*) FROM app.events")).isEqualTo("9000");
        assertThat(LoadTargets.ask(target, "SELECT datcollate FROM pg_database WHERE datname = current_database()"))
                .isEqualTo("C");
        assertThat(new Contents(TestServers.stateDir(), progress).check(target))
                .hasSize(2)
                .allMatch(Check::passed);
        EventGenerator generator = new EventGenerator(SPEC);
        EventRow row = generator.newRow();
        try (Connection connection = target.connect(Map.of())) {
            for (long number = 0; number < SPEC.rows(); number += 97) {
                generator.row(number, row);
                assertStored(connection, row);
            }
        }
    }

    @Test
    void throughTheCoordinatorTheShardsEndUpWithTheSameRows() throws SQLException {
        Target fdw = LoadTargets.target("fdw", LoadTargets.spec(500, 12));
        new Loader(new LoadOptions(2, false, true), new RecordedProgress()).load(fdw);
        Map<String, String> straight = digests(fdw);
        LoadReport report = new Loader(new LoadOptions(2, true, true), new RecordedProgress()).load(fdw);
        assertThat(report.through()).isEqualTo("entry");
        assertThat(digests(fdw)).isEqualTo(straight).hasSize(2).doesNotContainValue("0");
    }

    @Test
    void withOneStreamTheHeapIsInTimeOrder() throws SQLException {
        Target plain = LoadTargets.target("plain", LoadTargets.spec(3_000, 13));
        new Loader(new LoadOptions(1, false, true), new RecordedProgress()).load(plain);
        assertThat(LoadTargets.ask(
                        plain,
                        "SELECT count(*) FROM (SELECT occurred_at < lag(occurred_at) OVER (ORDER BY ctid) AS back"
                                + " FROM app.events) WHERE back"))
                .isEqualTo("0");
    }

    private static void assertStored(Connection connection, EventRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT tenant_id, occurred_at, event_type, amount, payload FROM app.events WHERE id = ?")) {
            statement.setObject(1, row.id());
            try (ResultSet stored = statement.executeQuery()) {
                assertThat(stored.next()).isTrue();
                assertThat(stored.getInt(1)).isEqualTo(row.tenantId());
                assertThat(stored.getObject(2, OffsetDateTime.class)).isEqualTo(row.occurredAt());
                assertThat(stored.getString(3)).isEqualTo(row.eventType());
                assertThat(stored.getBigDecimal(4)).isEqualTo(row.amount());
                assertThat(stored.getString(5)).isEqualTo(row.payload());
                assertThat(stored.next()).isFalse();
            }
        }
    }

    private static Map<String, String> digests(Target fdw) {
        return fdw.cluster().followers().stream().collect(Collectors.toMap(Node::name, node -> {
            try {
                return LoadTargets.ask(
                        fdw, node, "SELECT coalesce(sum(hashtextextended(t::text, 0)), 0) FROM app.events_shard t");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
