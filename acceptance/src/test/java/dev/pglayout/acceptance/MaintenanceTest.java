package dev.pglayout.acceptance;

import static dev.pglayout.acceptance.MonthTargets.FIRST;
import static dev.pglayout.acceptance.MonthTargets.LAST;
import static dev.pglayout.acceptance.MonthTargets.MONTHS;
import static dev.pglayout.acceptance.MonthTargets.NEXT;
import static dev.pglayout.acceptance.MonthTargets.ROWS_PER_MONTH;
import static dev.pglayout.acceptance.MonthTargets.THERE_ALREADY;
import static dev.pglayout.acceptance.MonthTargets.WITHOUT_DEFAULT;
import static dev.pglayout.acceptance.MonthTargets.dry;
import static dev.pglayout.acceptance.MonthTargets.layout;
import static dev.pglayout.acceptance.MonthTargets.loaded;
import static dev.pglayout.acceptance.MonthTargets.loadedRows;
import static dev.pglayout.acceptance.MonthTargets.maintenance;
import static dev.pglayout.acceptance.MonthTargets.months;
import static dev.pglayout.acceptance.MonthTargets.outcomes;
import static dev.pglayout.acceptance.MonthTargets.reload;
import static dev.pglayout.acceptance.MonthTargets.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.load.LoadReport;
import dev.pglayout.fixtures.maintain.ArchivedMonth;
import dev.pglayout.fixtures.maintain.DefaultRows;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.maintain.MaintenanceTask;
import dev.pglayout.fixtures.maintain.MonthPartition;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.Targets;
import dev.pglayout.fixtures.target.script.Change;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Months of real tables are maintained while rows are inserted, and every row is accounted for. */
class MaintenanceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"partitioned", "subpartitioned", "citus-partitioned"})
    void archiveAndRestoreUnderLoadLoseNoRow(String layout) throws Exception {
        Target target = loaded(layout);
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");

        Writers writers = Writers.into(target, FIRST, FIRST.plusMonths(1), LAST);
        List<ArchivedMonth> archived;
        try (writers) {
            archived = maintenance.archive(FIRST.plusMonths(2), archive);
            writers.awaitMore(30);
        }
        assertThat(writers.refused()).isEmpty();
        long inArchives = archived.stream().mapToLong(ArchivedMonth::rows).sum();
        assertThat(archived).extracting(ArchivedMonth::month).containsExactly(FIRST, FIRST.plusMonths(1));
        assertThat(inArchives).isGreaterThanOrEqualTo(2L * ROWS_PER_MONTH);
        assertThat(rows(target) + inArchives).isEqualTo(loadedRows() + writers.committed());
        assertThat(months(maintenance)).doesNotContain(FIRST, FIRST.plusMonths(1));
        assertThat(maintenance.defaultRows()).as("late rows").isNotEmpty();

        Writers more = Writers.into(target, FIRST, LAST);
        try (more) {
            maintenance.restore(archive, FIRST, FIRST);
            maintenance.restore(archive, FIRST.plusMonths(1), LAST);
            more.awaitMore(30);
        }

        assertThat(more.refused()).isEmpty();
        assertThat(rows(target)).isEqualTo(loadedRows() + writers.committed() + more.committed());
        assertThat(maintenance.defaultRows()).isEmpty();
        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST))).containsExactly(THERE_ALREADY, THERE_ALREADY);
        assertThat(rows(target)).isEqualTo(loadedRows() + writers.committed() + more.committed());
    }

    @Test
    void withoutADefaultPartitionMonthsAreDetachedConcurrently() throws Exception {
        Target target = loaded(WITHOUT_DEFAULT);
        StringBuilder told = new StringBuilder();
        Maintenance maintenance = Maintenance.of(target, new ChangeOptions(false, 900, 30, told::append));

        Writers writers = Writers.into(target, FIRST, LAST);
        List<ArchivedMonth> archived;
        try (writers) {
            archived = maintenance.archive(FIRST.plusMonths(1), folder.resolve("archive"));
            writers.awaitMore(30);
        }

        assertThat(told).contains("DETACH PARTITION app.events_2024_01 CONCURRENTLY");
        assertThat(writers.refused()).allMatch(e -> e.getMessage().contains("no partition of relation"));
        assertThat(rows(target) + archived.get(0).rows()).isEqualTo(loadedRows() + writers.committed());
    }

    @Test
    void aConcurrentDetachThatGaveWayHalfwayIsFinished() throws Exception {
        Target target = loaded(WITHOUT_DEFAULT);
        String months = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'app.events'::regclass";
        List<String> told = new CopyOnWriteArrayList<>();
        Maintenance patient = Maintenance.of(target, new ChangeOptions(false, 100, 100, told::add));
        try (Connection reader = target.connect(Map.of());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM app.events").close();
            CompletableFuture<List<ArchivedMonth>> archived = CompletableFuture.supplyAsync(
                    () -> patient.archive(FIRST.plusMonths(1), folder.resolve("archive")));
            while (!archived.isDone()
                    && LoadTargets.ask(target, months + " AND inhdetachpending").equals("0")) {
                Thread.sleep(20);
            }
            // Longer than the lock time-out: it gives way, and is tried again, while the reader stays.
            Thread.sleep(1_000);
            reader.rollback();
            assertThat(archived.get(1, TimeUnit.MINUTES)).hasSize(1);
        }

        assertThat(told).anyMatch(text -> text.contains("DETACH PARTITION app.events_2024_01 FINALIZE"));
        assertThat(LoadTargets.ask(target, months)).isEqualTo(String.valueOf(MONTHS - 1));
        assertThat(rows(target)).isEqualTo(loadedRows() - ROWS_PER_MONTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partitioned", "subpartitioned", "citus-partitioned"})
    void monthsComeAndGoUnderLoadWithoutLosingRowsOfOthers(String layout) throws Exception {
        Target target = loaded(layout);
        Maintenance maintenance = maintenance(target);

        Writers writers = Writers.into(target, LAST, NEXT, NEXT.plusMonths(1));
        try (writers) {
            List<DefaultRows> late = maintenance.defaultRows();
            assertThat(late).extracting(DefaultRows::month).contains(NEXT);
            assertThat(late).allMatch(DefaultRows::movable);
            writers.awaitMore(10);
            List<Change> moved = maintenance.moveDefault();
            assertThat(moved)
                    .filteredOn(step -> step.statement().contains("events_move_default"))
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.locks())
                            .extracting(lock -> lock.mode() + " on " + lock.relation())
                            .contains("ShareRowExclusive on events"));
            writers.awaitMore(10);
            MaintenanceTask.Ensure ensure = new MaintenanceTask.Ensure(NEXT, 3);
            assertThat(ensure.changes(maintenance)).isNotEmpty();
            assertThat(ensure.changes(maintenance)).as("a second time").isEmpty();
            assertThat(maintenance.drop(FIRST.plusMonths(1))).hasSize(1);
            writers.awaitMore(10);
            // July to October 2024 have partitions by now.
            assertThat(maintenance.retention(MONTHS)).isNotEmpty();
            assertThat(maintenance.retention(MONTHS)).as("a second time").isEmpty();
            writers.awaitMore(10);
        }

        assertThat(writers.refused()).isEmpty();
        assertThat(months(maintenance))
                .containsExactly(
                        YearMonth.of(2024, 5), LAST, NEXT, NEXT.plusMonths(1), NEXT.plusMonths(2), NEXT.plusMonths(3));
        assertThat(rows(target)).isEqualTo(2L * ROWS_PER_MONTH + writers.committed());
        assertThat(maintenance.defaultRows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partitioned       | SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'events_2024_07_by_month'
            subpartitioned    | SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'events_g1_2024_07_by_month'
            citus-partitioned | SELECT (to_regclass('app.events_p2024_07') IS NOT NULL AND app.events_has_statistics('2024-07-01'))::int
            """)
    void aMonthMadeOutOfTheDefaultPartitionHasItsStatistics(String layout, String statistics) throws Exception {
        Target target = loaded(layout);
        LoadTargets.execute(
                target, "INSERT INTO app.events VALUES (gen_random_uuid(), 1, '2024-07-05', 'late', 1, '{}')");

        maintenance(target).moveDefault();

        assertThat(LoadTargets.ask(target, statistics)).isEqualTo("1");
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        Target target = loaded("partitioned");
        StringBuilder told = new StringBuilder();
        Maintenance dry = Maintenance.of(target, new ChangeOptions(true, 900, 1, text -> told.append(text)
                .append('\n')));
        List<MonthPartition> before = dry.months();

        assertThat(dry.create(NEXT, NEXT)).isEmpty();
        assertThat(dry.drop(LAST)).isEmpty();
        dry.archive(FIRST.plusMonths(1), folder.resolve("never made"));

        assertThat(told)
                .contains(
                        "CALL app.events_create_months('2024-07-01', '2024-07-01');", "DROP TABLE app.events_2024_05;")
                .contains("-- archive 2024-01 as ", "ALTER TABLE app.events DETACH PARTITION app.events_2024_01;");
        assertThat(dry.months()).isEqualTo(before);
        assertThat(folder.resolve("never made")).doesNotExist();
        assertThat(reload(target).reused()).as("still as loaded").isTrue();
    }

    @Test
    void aMaintainedTargetIsLoadedAnewAndSaysSo() throws Exception {
        Target target = loaded("partitioned");
        maintenance(target).create(NEXT, NEXT);
        RecordedProgress progress = new RecordedProgress();

        LoadReport report = LoadTargets.load(target, progress);

        assertThat(report.reused()).isFalse();
        assertThat(progress.messages)
                .anyMatch(
                        text -> text.contains("altered after the last load: months were created by pglayout maintain"));
        assertThat(reload(target).reused()).isTrue();
    }

    @Test
    void aLongReaderIsWaitedForBrieflyAndThenNamed() throws Exception {
        Target target = loaded("partitioned");
        try (Connection reader = target.connect(Map.of());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM app.events").close();
            Maintenance hasty = Maintenance.of(target, new ChangeOptions(false, 50, 2, text -> {}));

            assertThatThrownBy(() -> hasty.drop(LAST))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("lock timeout")
                    .hasMessageContaining("raise --lock-timeout");
            reader.rollback();
        }
        assertThat(rows(target)).isEqualTo(loadedRows());
    }

    @Test
    void maintenanceThatHasNothingToDoLeavesTheTargetAsLoaded() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);

        assertThat(maintenance.create(FIRST, LAST)).isEmpty();
        assertThat(maintenance.drop(FIRST)).isEmpty();
        assertThat(maintenance.retention(MONTHS)).isEmpty();
        assertThat(maintenance.moveDefault()).isEmpty();
        assertThat(maintenance.archive(FIRST, folder.resolve("archive"))).isEmpty();

        assertThat(reload(target).reused()).isTrue();
    }

    @Test
    void aDryRunExecutesNothingOfAFileThatGeneratesNothing() throws Exception {
        Path own = Files.createDirectories(folder.resolve("sql/events/layouts/mine"));
        Files.writeString(own.resolve("layout.conf"), """
                title = "Months by hand"
                topology = single
                verbs-of = partitioned
                partition-by = [ { column = occurred_at, kind = month } ]
                load-into { table = "app.events", via = entry }
                """);
        Files.writeString(own.resolve("maintain.sql"), """
                -- Only July.
                SET TimeZone = 'UTC';
                CREATE TABLE app.events_2024_07 PARTITION OF app.events FOR VALUES FROM ('2024-07-01') TO ('2024-08-01');
                """);
        Target target = LoadTargets.onPlainsServer("mine", LoadTargets.spec(100, 4711), folder.resolve("sql"));
        reload(target);
        StringBuilder told = new StringBuilder();

        assertThat(dry(target, told::append).create(NEXT, NEXT)).isEmpty();
        assertThat(told).containsOnlyOnce("CREATE TABLE app.events_2024_07").doesNotContain("SET TimeZone");
        assertThat(months(maintenance(target))).doesNotContain(NEXT);
        assertThat(reload(target).reused()).isTrue();

        assertThat(maintenance(target).create(NEXT, NEXT)).hasSize(1);
        assertThat(months(maintenance(target))).contains(NEXT);
        assertThat(reload(target).reused()).as("it is altered").isFalse();
    }

    @Test
    void badInputIsNamed() throws Exception {
        assertThatThrownBy(() -> maintenance(TestTargets.one("plain")))
                .hasMessageContaining("layout 'plain' is not partitioned by month; months can be maintained of: "
                        + "citus-partitioned, partitioned, subpartitioned");
        Layout cut = layout("partitioned")
                .variant("partitioned{partitions_per_month=2}", Map.of(), Map.of("partitions_per_month", "2"));
        Target partitioned = loaded("partitioned");
        assertThatThrownBy(() ->
                        maintenance(Targets.of(TestTargets.CATALOG, cut, partitioned.spec(), partitioned.cluster())))
                .hasMessageContaining("has several partitions for each month (partitions_per_month=2); months can be"
                        + " maintained where each is one partition");
        Maintenance maintenance = maintenance(partitioned);
        Path other = Files.writeString(folder.resolve("holiday.jpg"), "x").getParent();
        assertThatThrownBy(() -> maintenance.archive(LAST, other))
                .hasMessageContaining("holds 'holiday.jpg', which is no archive of app.events; name an empty folder");
        assertThatThrownBy(() -> maintenance.archive(LAST, folder.resolve("holiday.jpg")))
                .hasMessageContaining("is not a folder that can be written to");
        assertThatThrownBy(() -> maintenance.restore(folder.resolve("none"), FIRST, LAST))
                .hasMessageContaining("holds no archive");
        assertThatThrownBy(() -> new MaintenanceTask.Retention(0))
                .hasMessageContaining("--keep 0: must be at least 1 month");
    }
}
