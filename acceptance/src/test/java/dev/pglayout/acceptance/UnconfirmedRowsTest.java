package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.fixtures.workload.UnconfirmedRows;
import dev.pglayout.reports.model.loadtest.Accounting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether rows of which nobody knows are told from those that a server confirmed. */
class UnconfirmedRowsTest {
    private static final Operation INSERT = TestTargets.CATALOG.operation("batch-insert");
    private static final int ID = 0;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "partitioned", "fdw"})
    void areLookedForOneByOne(String layout) throws SQLException {
        lookedForOneByOne(TestTargets.one(layout));
    }

    @ParameterizedTest
    @ValueSource(strings = {"citus", "citus-partitioned"})
    void areLookedForOneByOneOnWorkersToo(String layout) throws SQLException {
        Optional<String> reason =
                TestServers.notInstalled(TestTargets.CATALOG.layout(layout).clusterSpec());
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
        lookedForOneByOne(TestTargets.installed(layout));
    }

    private static void lookedForOneByOne(Target target) throws SQLException {
        try (IngestSlice slice = IngestSlice.open(target);
                Connection connection = target.connect(Map.of());
                OperationRunner runner =
                        new OperationRunner(connection, target.catalog().sql(INSERT, target.layout()), INSERT)) {
            BindSource source = new BindSource(target.spec(), INSERT, 1);
            Object[][] confirmed = source.batch(0);
            Object[][] arrived = source.batch(10);
            runner.executeBatch(confirmed);
            runner.executeBatch(arrived);

            assertThat(IngestSlice.account(target, 20, UnconfirmedRows.NONE)).contains(new Accounting(20, 0, 0L, 20));
            assertThat(IngestSlice.account(target, 10, rows(arrived, source.batch(20))))
                    .contains(new Accounting(10, 20, 10L, 20));
            long many = UnconfirmedRows.MOST + 1L;
            assertThat(IngestSlice.account(target, 10, new UnconfirmedRows(many, List.of())))
                    .as("too many to ask for")
                    .contains(new Accounting(10, many, null, 20));
            slice.restore();
        }
    }

    private static UnconfirmedRows rows(Object[][]... batches) {
        List<Map<String, String>> rows = Arrays.stream(batches)
                .flatMap(Stream::of)
                .map(set -> Map.of("id", set[ID].toString()))
                .toList();
        return new UnconfirmedRows(rows.size(), rows);
    }
}
