package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verification of targets that were altered behind the tool's back. */
class DamagedTargetTest {
    private static final List<Operation> OPERATIONS =
            List.copyOf(TestTargets.CATALOG.operations().values());

    @Test
    void aChangedAmountIsNamedWithOperationBindsAndRow() throws SQLException {
        List<Target> targets = TestTargets.disposable("plain", "partitioned");
        run(
                entry(targets.get(1)),
                targets.get(1),
                "UPDATE app.events SET amount = amount + 0.01 WHERE id = (SELECT id FROM app.events ORDER BY id LIMIT 1)");

        // So many bind sets that each of the six months is asked for.
        Verification damaged = TestTargets.verify(targets, OPERATIONS, 40, 1).get("partitioned");

        assertThat(damaged.failures())
                .filteredOn(check -> "month-aggregate".equals(check.operation()))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("equal answers");
                    assertThat(check.expected()).startsWith("plain row 1 (events = 2000, total = ");
                    assertThat(check.actual())
                            .startsWith("partitioned row 1 (events = 2000, total = ")
                            .matches(".* for from = 2024-0\\d-01T00:00Z, until = 2024-0\\d-01T00:00Z");
                    assertThat(check.sentence()).startsWith("equal answers of month-aggregate: expected plain row ");
                });
        assertThat(damaged.failures())
                .filteredOn(check -> "month-rollup".equals(check.operation()))
                .singleElement()
                .satisfies(check -> assertThat(check.expected()).contains("month = 2024-", "event_type = "));
        assertThat(damaged.failures()).extracting(Check::name).containsOnly("contents of app.events", "equal answers");
    }

    @Test
    void anEmptyTableIsNoFastAnswer() throws SQLException {
        Target plain = TestTargets.disposable("plain").get(0);
        run(entry(plain), plain, "TRUNCATE app.events");

        Verification damaged =
                TestTargets.verify(List.of(plain), OPERATIONS, 3, 1).get("plain");

        assertThat(damaged.failures())
                .filteredOn(check -> "point-lookup".equals(check.operation()))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.expected()).isEqualTo("1");
                    assertThat(check.actual()).startsWith("0 for id = ");
                });
        assertThat(damaged.warnings()).extracting(Check::operation).contains("tenant-range");
    }

    @Test
    void aMissingIndexIsOnlyAWarning() throws SQLException {
        List<Target> targets = TestTargets.disposable("plain", "partitioned");
        String index = text(
                entry(targets.get(1)),
                targets.get(1),
                "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 'app.events'::regclass"
                        + " AND pg_get_indexdef(indexrelid) LIKE '%(tenant_id)'");
        run(entry(targets.get(1)), targets.get(1), "DROP INDEX " + index);

        Verification damaged = TestTargets.verify(targets, OPERATIONS, 2, 1).get("partitioned");

        assertThat(damaged.passed()).isTrue();
        assertThat(damaged.warnings()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("index parity");
            assertThat(check.actual()).isEqualTo("lacks btree (tenant_id)");
        });
    }

    @Test
    void anIndexMissingOnOnePartitionIsNamed() throws SQLException {
        Target fdw = TestTargets.disposable("fdw").get(0);
        run(fdw.cluster().followers().get(1), fdw, "DROP INDEX app.events_shard_occurred_at");

        Verification damaged =
                TestTargets.verify(List.of(fdw), OPERATIONS, 2, 1).get("fdw");

        assertThat(damaged.warnings())
                .singleElement()
                .extracting(Check::actual)
                .isEqualTo("shard-1 app.events_shard alone lacks btree (occurred_at)");
    }

    @Test
    void plansWithoutPruningAreCaught() {
        Target unpruned = TestTargets.with(TestTargets.one("partitioned"), Map.of("enable_partition_pruning", "off"));

        Verification report =
                TestTargets.verify(List.of(unpruned), OPERATIONS, 2, 1).get("partitioned");

        assertThat(report.passed()).isFalse();
        assertThat(report.failures())
                .allMatch(
                        check -> check.name().equals("pruning") || check.name().contains("tables read for one"));
        assertThat(report.failures())
                .filteredOn(check -> "month-aggregate".equals(check.operation()))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.expected()).isEqualTo("at most 1 partitions");
                    assertThat(check.actual()).startsWith("7 of 7 partitions");
                });
    }

    @Test
    void settingsThatWeakenACommitAreCaught() {
        Target weak = TestTargets.with(TestTargets.one("plain"), Map.of("synchronous_commit", "off"));

        Verification report =
                TestTargets.verify(List.of(weak), OPERATIONS, 1, 1).get("plain");

        assertThat(report.failures()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("settings of single");
            assertThat(check.expected()).isEqualTo("synchronous_commit = on");
            assertThat(check.actual()).isEqualTo("synchronous_commit = off");
        });
    }

    private static Node entry(Target target) {
        return target.cluster().entry();
    }

    private static void run(Node node, Target target, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Node node, Target target, String sql) throws SQLException {
        try (Connection connection = target.connect(node, Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
