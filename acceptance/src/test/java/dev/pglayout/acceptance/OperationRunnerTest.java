package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.RowCount;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.fixtures.workload.PlanKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationRunnerTest {
    private static final Object[] NO_BINDS = {};

    /** Other plans, and other formats on the wire. */
    private static final List<Map<String, String>> VARIANTS = List.of(
            Map.of("plan_cache_mode", "force_generic_plan"),
            Map.of("driver.prepareThreshold", "0"),
            Map.of("driver.binaryTransfer", "false"),
            Map.of("enable_indexscan", "off", "enable_bitmapscan", "off", "enable_hashagg", "off"),
            Map.of("enable_partitionwise_aggregate", "on", "enable_seqscan", "off"),
            Map.of("enable_partition_pruning", "off"));

    @TestFactory
    Stream<DynamicTest> checksumsDependOnTheAnswerOnly() {
        return TestTargets.CATALOG.operations().values().stream()
                .filter(operation -> operation.kind() == Operation.Kind.READ)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> checksums(operation)));
    }

    private static void checksums(Operation operation) throws SQLException {
        Object[] binds = new BindSource(TestTargets.SPEC, operation, 5).bindSet(0);
        Object[] others = new BindSource(TestTargets.SPEC, operation, 5).bindSet(1);
        long expected = twice(TestTargets.one("plain"), operation, Map.of(), binds);
        for (Target target : TestTargets.all()) {
            for (Map<String, String> variant : VARIANTS) {
                assertThat(twice(target, operation, variant, binds))
                        .as(target.layout().name() + variant)
                        .isEqualTo(expected);
            }
        }
        if (!List.of(binds).equals(List.of(others))) {
            assertThat(twice(TestTargets.one("plain"), operation, Map.of(), others))
                    .isNotEqualTo(expected);
        }
    }

    /** The first execution gets its values as text, the second in binary. */
    private static long twice(Target target, Operation operation, Map<String, String> settings, Object[] binds)
            throws SQLException {
        try (Connection connection = target.connect(settings);
                OperationRunner runner =
                        new OperationRunner(connection, target.catalog().sql(operation, target.layout()), operation)) {
            long first = runner.execute(binds);
            assertThat(runner.execute(binds)).isEqualTo(first);
            return first;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1::int | SELECT 1::bigint",
                "SELECT 12.5::numeric | SELECT 12.500::numeric(12,3)",
                "SELECT 0.1::float8 | SELECT 0.1::float8 + 0.0",
                "SELECT '2024-03-01 00:00+00'::timestamptz | SELECT '2024-03-01 02:00+02'::timestamptz",
                "SELECT '{\"b\": 1, \"a\": 2}'::jsonb | SELECT '{\"a\":2,\"b\":1}'::jsonb",
                "SELECT 'A'::varchar | SELECT 'A'::text",
                "SELECT x FROM (VALUES (1), (2), (2)) v(x) | SELECT x FROM (VALUES (2), (1), (2)) v(x)",
            })
    void equalAnswers(String one, String other) throws SQLException {
        assertThat(checksum(one, false)).isEqualTo(checksum(other, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT NULL::int | SELECT 0",
                "SELECT NULL::text | SELECT ''",
                "SELECT NULL::numeric | SELECT 0::numeric",
                "SELECT false | SELECT NULL::bool",
                "SELECT 1, 2 | SELECT 2, 1",
                "SELECT 1 WHERE false | SELECT NULL::int",
                "SELECT x FROM (VALUES (1), (2)) v(x) | SELECT x FROM (VALUES (1), (2), (2)) v(x)",
                "SELECT x FROM (VALUES (1), (1)) v(x) | SELECT x FROM (VALUES (2), (2)) v(x)",
                "SELECT 12.5::numeric | SELECT 12.51::numeric",
                "SELECT '2024-03-01 00:00:00.000001+00'::timestamptz | SELECT '2024-03-01 00:00:00.000002+00'::timestamptz",
                "SELECT '2024-03-01'::timestamp | SELECT '2024-03-02'::timestamp",
                "SELECT '2024-03-01'::date | SELECT '2024-03-02'::date",
                "SELECT interval '1 day' | SELECT interval '24 hours'",
                "SELECT gen_random_uuid() | SELECT gen_random_uuid()",
            })
    void differentAnswers(String one, String other) throws SQLException {
        assertThat(checksum(one, false)).isNotEqualTo(checksum(other, false));
    }

    @Test
    void theOrderOfRowsCountsIfTheOperationSaysSo() throws SQLException {
        String up = "SELECT x FROM (VALUES (1), (2)) v(x)";
        String down = "SELECT x FROM (VALUES (2), (1)) v(x)";

        assertThat(checksum(up, false)).isEqualTo(checksum(down, false));
        assertThat(checksum(up, true)).isNotEqualTo(checksum(down, true));
    }

    private static long checksum(String sql, boolean ordered) throws SQLException {
        Path file = Path.of("ad-hoc.sql");
        Operation operation = new Operation(
                "ad-hoc",
                "?",
                Operation.Kind.READ,
                List.of(),
                new RowCount(0, OptionalLong.empty()),
                ordered,
                Map.of(),
                1,
                Duration.ZERO,
                file,
                sql,
                TestTargets.CATALOG.rows());
        try (Connection connection =
                        Connections.open(TestTargets.one("plain").cluster().entry(), "postgres", Map.of());
                OperationRunner runner =
                        new OperationRunner(connection, new BoundSql(file, sql, sql, List.of()), operation)) {
            return runner.execute(NO_BINDS);
        }
    }

    @Test
    void planKinds() throws SQLException {
        assertThat(planKind(Map.of("plan_cache_mode", "force_generic_plan"), 3)).isEqualTo(PlanKind.GENERIC);
        assertThat(planKind(Map.of("plan_cache_mode", "force_custom_plan"), 3)).isEqualTo(PlanKind.CUSTOM);
        assertThat(planKind(Map.of("driver.prepareThreshold", "0"), 3)).isEqualTo(PlanKind.UNPREPARED);
        // Five of the driver's executions and none measured yet: primed all the same.
        assertThat(planKind(Map.of("driver.prepareThreshold", "5"), 0)).isEqualTo(PlanKind.GENERIC);
        assertThat(planKind(Map.of(), 3)).isEqualTo(PlanKind.GENERIC);
    }

    @Test
    void aSessionThatChangesItsMindIsMixed() throws SQLException {
        Target target = TestTargets.one("partitioned");
        Operation operation = target.catalog().operation("point-lookup");
        Object[] binds = new BindSource(target.spec(), operation, 1).bindSet(0);
        try (Connection connection = target.connect(Map.of());
                OperationRunner runner =
                        new OperationRunner(connection, target.catalog().sql(operation, target.layout()), operation);
                Statement statement = connection.createStatement()) {
            runner.prime(binds);
            runner.execute(binds);
            statement.execute("SET plan_cache_mode = force_custom_plan");
            runner.execute(binds);

            assertThat(runner.planKind()).isEqualTo(PlanKind.MIXED);
        }
    }

    private static PlanKind planKind(Map<String, String> settings, int executions) throws SQLException {
        Target target = TestTargets.one("partitioned");
        Operation operation = target.catalog().operation("point-lookup");
        BindSource source = new BindSource(target.spec(), operation, 1);
        try (Connection connection = target.connect(settings);
                OperationRunner runner =
                        new OperationRunner(connection, target.catalog().sql(operation, target.layout()), operation)) {
            runner.prime(source.bindSet(0));
            for (int i = 0; i < executions; i++) {
                runner.execute(source.bindSet(i));
            }
            return runner.planKind();
        }
    }
}
