package dev.pglayout.acceptance;

import static dev.pglayout.acceptance.MonthTargets.FIRST;
import static dev.pglayout.acceptance.MonthTargets.LAST;
import static dev.pglayout.acceptance.MonthTargets.LATE;
import static dev.pglayout.acceptance.MonthTargets.NEXT;
import static dev.pglayout.acceptance.MonthTargets.ROWS_PER_MONTH;
import static dev.pglayout.acceptance.MonthTargets.WITHOUT_DEFAULT;
import static dev.pglayout.acceptance.MonthTargets.dry;
import static dev.pglayout.acceptance.MonthTargets.loaded;
import static dev.pglayout.acceptance.MonthTargets.loadedRows;
import static dev.pglayout.acceptance.MonthTargets.maintenance;
import static dev.pglayout.acceptance.MonthTargets.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.maintain.ArchivedMonth;
import dev.pglayout.fixtures.maintain.DefaultRows;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Months that are out of the table and not dropped, by a killed archive or by hand. */
class DetachedMonthsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"partitioned", "subpartitioned", "citus-partitioned", WITHOUT_DEFAULT})
    void aDetachedMonthIsNotTakenForAPartition(String layout) throws Exception {
        Target target = loaded(layout);
        Maintenance maintenance = maintenance(target);
        String partition = maintenance.months().get(0).partition();
        String parent = LoadTargets.ask(
                target, "SELECT inhparent::regclass FROM pg_inherits WHERE inhrelid = '" + partition + "'::regclass");
        LoadTargets.execute(target, "ALTER TABLE " + parent + " DETACH PARTITION " + partition);

        assertDetached(() -> maintenance.create(FIRST, NEXT));
        assertDetached(() -> dry(target, text -> {}).create(FIRST, NEXT));
        if (!layout.equals(WITHOUT_DEFAULT)) {
            LoadTargets.execute(target, LATE.replace("1, '2024", tenantOf(target, partition) + ", '2024"));
            assertThat(maintenance.defaultRows()).extracting(DefaultRows::month).containsExactly(FIRST);
            assertDetached(maintenance::moveDefault);
        }
        assertThat(maintenance.archive(FIRST.plusMonths(1), folder.resolve("archive")))
                .extracting(ArchivedMonth::rows)
                .containsExactly((long) ROWS_PER_MONTH);
    }

    private static void assertDetached(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is detached from app.events, and not dropped")
                .hasMessageContaining("End its archive (pglayout maintain archive)")
                .hasMessageNotContaining("PL/pgSQL");
    }

    private static String tenantOf(Target target, String partition) throws SQLException {
        return LoadTargets.ask(target, "SELECT min(tenant_id) FROM " + partition);
    }

    @Test
    void anArchiveThatFailsSaysWhereTheMonthIsAndIsNotRestored() throws Exception {
        Target target = loaded("partitioned");
        Path archive = folder.resolve("archive");
        Maintenance hasty = Maintenance.of(target, new ChangeOptions(false, 50, 1, text -> {}));
        try (Connection reader = target.connect(Map.of());
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("SELECT count(*) FROM app.events").close();
            assertThatThrownBy(() -> hasty.archive(FIRST.plusMonths(1), archive))
                    .hasMessageContaining("lock timeout")
                    .hasMessageEndingWith("month 2024-01 is in the table as before");
            reader.rollback();
        }
        LoadTargets.execute(target, LATE);
        LoadTargets.execute(target, "ALTER TABLE app.events DETACH PARTITION app.events_2024_01");
        // In the way of the second export, as a full disk would be.
        Path inTheWay = Files.createDirectory(archive.resolve("events-2024-01.csv.gz.part"));

        assertThatThrownBy(() -> hasty.archive(FIRST.plusMonths(1), archive))
                .hasMessageContaining("cannot write the archive")
                .hasMessageContaining("Is a directory")
                .hasMessageEndingWith(
                        "month 2024-01 is detached from the table and not dropped; call archive again with"
                                + " the same folder to go on");
        assertThatThrownBy(() -> hasty.restore(archive, FIRST, LAST))
                .hasMessageContaining("its archive did not end; call 'maintain archive' again with this folder");

        Files.delete(inTheWay);
        assertThat(maintenance(target).archive(FIRST.plusMonths(1), archive))
                .extracting(ArchivedMonth::rows)
                .containsExactly(ROWS_PER_MONTH + 1L);
        maintenance(target).restore(archive, FIRST, LAST);
        assertThat(rows(target)).isEqualTo(loadedRows() + 1);
    }

    @Test
    void rowsThatFitNoPartitionAreToldFromThoseInTheDefault() throws Exception {
        Target target = loaded("partitioned");
        LoadTargets.execute(target, LATE.replace("2024-01", NEXT.toString()));
        assertThatThrownBy(() -> maintenance(target).create(NEXT, NEXT))
                .hasMessageContaining("move them with: pglayout maintain default-check --move");

        Target without = loaded(WITHOUT_DEFAULT);
        Path archive = folder.resolve("archive");
        maintenance(without).archive(FIRST.plusMonths(2), archive);
        Files.delete(archive.resolve("events-2024-01.json"));
        Path second = archive.resolve("events-2024-02.json");
        Files.writeString(second, Files.readString(second).replace("\"2024-02\"", "\"2024-01\""));
        assertThatThrownBy(() -> maintenance(without).restore(archive, FIRST, LAST))
                .hasMessageContaining("its month is not in the table and there is no default partition");
    }
}
