package dev.pglayout.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.maintain.ArchivedMonth;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.maintain.MonthPartition;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Targets whose months are maintained, and what their tests ask of them. */
final class MonthTargets {
    static final String WITHOUT_DEFAULT = "partitioned{default_partition=off}";
    static final int ROWS_PER_MONTH = 500;
    static final int MONTHS = 6;
    static final YearMonth FIRST = YearMonth.of(2024, 1);
    static final YearMonth LAST = YearMonth.of(2024, 6);
    static final YearMonth NEXT = LAST.plusMonths(1);
    static final String THERE_ALREADY = "left: its rows are there already";
    static final String ARCHIVED_AGAIN = "left: restored before, and archived again with its month";
    static final String LATE = "INSERT INTO app.events VALUES (gen_random_uuid(), 1, '2024-01-05', 'late', 1, '{}')";

    private MonthTargets() {}

    static Target loaded(String name) throws SQLException, IOException {
        Layout layout = layout(name);
        Cluster cluster;
        if (layout.extensions().contains("citus")) {
            Optional<String> reason = TestServers.notInstalled(layout.clusterSpec());
            assumeTrue(reason.isEmpty(), () -> name + ": " + reason.orElse(""));
            cluster = TestServers.installedCluster(layout.clusterSpec());
        } else {
            cluster = TestServers.cluster(
                    TestTargets.CATALOG.layout(layout.baseName()).clusterSpec());
        }
        DatasetSpec spec = new DatasetSpec(
                "events", FIRST, LAST, ROWS_PER_MONTH, 20, DatasetSpec.Skew.UNIFORM, 100, name.hashCode());
        Target target = Targets.of(TestTargets.CATALOG, layout, spec, cluster);
        reload(target);
        return target;
    }

    static Layout layout(String name) {
        Layout base = TestTargets.CATALOG.layout(name.replaceFirst("\\{.*", ""));
        return name.equals(WITHOUT_DEFAULT) ? base.variant(name, Map.of(), Map.of("default_partition", "off")) : base;
    }

    static LoadReport reload(Target target) {
        return LoadTargets.load(target, new RecordedProgress());
    }

    static Maintenance dry(Target target, Consumer<String> told) {
        return Maintenance.of(target, new ChangeOptions(true, 900, 1, told));
    }

    static List<String> outcomes(List<ArchivedMonth> months) {
        return months.stream().map(ArchivedMonth::outcome).toList();
    }

    static Maintenance maintenance(Target target) {
        return Maintenance.of(target, ChangeOptions.quiet());
    }

    static List<YearMonth> months(Maintenance maintenance) {
        return maintenance.months().stream()
                .map(MonthPartition::month)
                .distinct()
                .toList();
    }

    static long loadedRows() {
        return (long) MONTHS * ROWS_PER_MONTH;
    }

    static long rows(Target target) throws SQLException {
        return Long.parseLong(LoadTargets.ask(target, "SELECT count(*) FROM app.events"));
    }
}
