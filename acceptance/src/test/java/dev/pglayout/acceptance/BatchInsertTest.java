package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.LoadInto;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.fixtures.workload.PlanKind;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchInsertTest {
    private static final Operation INSERT = TestTargets.CATALOG.operation("batch-insert");
    private static final String SLICE = " WHERE occurred_at >= '2024-06-30 23:00+00'";

    @ParameterizedTest
    @CsvSource({"plain, true", "plain, false", "partitioned, true", "subpartitioned, true", "fdw, true", "fdw, false"})
    void aBatchIsOneTransaction(String layout, String rewritten) throws SQLException {
        Target target = TestTargets.one(layout);
        Map<String, String> settings = Map.of("driver.reWriteBatchedInserts", rewritten);
        try (IngestSlice slice = IngestSlice.open(target);
                Connection connection = target.connect(settings);
                OperationRunner runner = runner(target, connection)) {
            BindSource source = new BindSource(target.spec(), INSERT, 1);
            runner.primeBatch(source.batch(1_000));
            slice.restore();
            assertThat(written(target)).isEqualTo(new Written(0, 0));

            assertThat(runner.executeBatch(source.batch(0))).isEqualTo(10);
            assertThat(runner.rowCount()).isEqualTo(10);
            assertThat(written(target)).isEqualTo(new Written(10, 1));

            runner.executeBatch(source.batch(10));
            assertThat(written(target)).isEqualTo(new Written(20, 2));
            assertThat(runner.planKind()).isIn(PlanKind.GENERIC, PlanKind.CUSTOM);

            slice.restore();
            assertThat(written(target)).isEqualTo(new Written(0, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "fdw"})
    void aFailedBatchLeavesNothing(String layout) throws SQLException {
        Target target = TestTargets.one(layout);
        try (IngestSlice slice = IngestSlice.open(target);
                Connection connection = target.connect(Map.of());
                OperationRunner runner = runner(target, connection)) {
            Object[][] batch = new BindSource(target.spec(), INSERT, 1).batch(0);
            batch[9] = batch[0];

            assertThatThrownBy(() -> runner.executeBatch(batch)).isInstanceOf(BatchUpdateException.class);

            assertThat(written(target)).isEqualTo(new Written(0, 0));
            assertThat(connection.getAutoCommit()).isTrue();
            slice.restore();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "fdw"})
    void aTargetThatGrewIsNotRestored(String layout) throws SQLException {
        Target target = TestTargets.disposable(layout).get(0);
        Node holder = target.cluster().nodes().get(target.cluster().nodes().size() - 1);
        String table = target.layout().loadInto().table();
        try (IngestSlice slice = IngestSlice.open(target);
                Connection connection = target.connect(holder, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + table + " SELECT gen_random_uuid(), tenant_id, occurred_at, event_type,"
                    + " amount, payload FROM " + table);

            assertThatThrownBy(slice::restore)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(layout)
                    .hasMessageContaining("tables grew");
        }
    }

    private static OperationRunner runner(Target target, Connection connection) throws SQLException {
        return new OperationRunner(connection, target.catalog().sql(INSERT, target.layout()), INSERT);
    }

    /** @param transactions the most that any one server needed for the rows in its part of the slice */
    private record Written(long rows, long transactions) {}

    private static Written written(Target target) throws SQLException {
        boolean sharded = target.layout().loadInto().via() == LoadInto.Via.SHARDS;
        List<Node> holders = sharded
                ? target.cluster().followers()
                : List.of(target.cluster().entry());
        long rows = 0;
        long transactions = 0;
        for (Node node : holders) {
            try (Connection connection = target.connect(node, Map.of());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*), count(DISTINCT xmin::text) FROM "
                            + target.layout().loadInto().table() + SLICE)) {
                row.next();
                rows += row.getLong(1);
                transactions = Math.max(transactions, row.getLong(2));
            }
        }
        return new Written(rows, transactions);
    }
}
