package dev.pglayout.acceptance;

import static dev.pglayout.acceptance.MonthTargets.ARCHIVED_AGAIN;
import static dev.pglayout.acceptance.MonthTargets.FIRST;
import static dev.pglayout.acceptance.MonthTargets.LAST;
import static dev.pglayout.acceptance.MonthTargets.LATE;
import static dev.pglayout.acceptance.MonthTargets.ROWS_PER_MONTH;
import static dev.pglayout.acceptance.MonthTargets.THERE_ALREADY;
import static dev.pglayout.acceptance.MonthTargets.dry;
import static dev.pglayout.acceptance.MonthTargets.loaded;
import static dev.pglayout.acceptance.MonthTargets.loadedRows;
import static dev.pglayout.acceptance.MonthTargets.maintenance;
import static dev.pglayout.acceptance.MonthTargets.outcomes;
import static dev.pglayout.acceptance.MonthTargets.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.maintain.ArchivedMonth;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months are archived, brought back, changed and archived again: no row is left out, and none is there twice. */
class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedArchiveIsNotRestored() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(2), archive);
        Path damaged = archive.resolve("events-2024-02.csv.gz");
        Files.copy(
                archive.resolve("events-2024-01.csv.gz"), damaged, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> maintenance.restore(archive, FIRST, LAST))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("events-2024-02.csv.gz is damaged: its content has SHA-256");
        assertThat(rows(target)).as("nothing was sent").isEqualTo(loadedRows() - 2L * ROWS_PER_MONTH);
    }

    @Test
    void archivesAreNeverOverwrittenOnceTheirMonthMayBeGone() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(1), archive);
        try (Writers writers = Writers.into(target, FIRST)) {
            writers.awaitMore(1);
        }
        long late = rows(target) - loadedRows() + ROWS_PER_MONTH;
        maintenance.moveDefault();

        assertThat(maintenance.archive(FIRST.plusMonths(1), archive))
                .singleElement()
                .satisfies(again -> assertThat(again.rows()).isEqualTo(late));

        assertThat(archive.resolve("events-2024-01.csv.gz")).exists();
        assertThat(archive.resolve("events-2024-01.2.csv.gz")).exists();
        assertThat(maintenance.restore(archive, FIRST, LAST)).hasSize(2);
        assertThat(rows(target)).isEqualTo(loadedRows() + late);

        maintenance.drop(FIRST.plusMonths(1));
        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST))).containsExactly("restored", "restored");
        assertThat(rows(target)).isEqualTo(loadedRows() + late);
    }

    @Test
    void rowsThatCameAfterARestoredMonthWasDroppedAreNotTakenForIt() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(1), archive);
        maintenance.restore(archive, FIRST, FIRST);
        maintenance.drop(FIRST.plusMonths(1));
        LoadTargets.execute(target, LATE);
        maintenance.moveDefault();
        maintenance.archive(FIRST.plusMonths(1), archive);

        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST))).containsExactly("restored", "restored");
        assertThat(rows(target)).isEqualTo(loadedRows() + 1);
    }

    @Test
    void aRestoreThatWasKilledGoesOn() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(3), archive);
        Path first = archive.resolve("events-2024-01.json");
        String before = Files.readString(first);
        maintenance.restore(archive, FIRST, FIRST.plusMonths(1));
        Files.writeString(first, before);

        assertThat(outcomes(dry(target, text -> {}).restore(archive, FIRST, LAST)))
                .containsExactly(THERE_ALREADY, THERE_ALREADY, "would be restored");
        assertThat(first).as("as if killed before it was noted").hasContent(before);
        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST)))
                .containsExactly(THERE_ALREADY, THERE_ALREADY, "restored");
        assertThat(first).content().contains("\"RESTORED\"", "\"restoredAt\"");
        assertThat(rows(target)).isEqualTo(loadedRows());
    }

    @Test
    void aRestoredMonthThatWasChangedIsNeitherTakenForWholeNorFilledUp() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(1), archive);
        maintenance.restore(archive, FIRST, FIRST);
        LoadTargets.execute(
                target, "DELETE FROM app.events WHERE id = (SELECT min(id::text)::uuid FROM app.events_2024_01)");

        assertThatThrownBy(() -> maintenance.restore(archive, FIRST, FIRST))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("month 2024-01 was changed since; drop the month");
        assertThat(rows(target)).isEqualTo(loadedRows() - 1);
    }

    @Test
    void aRestoredMonthIsArchivedAndRestoredOnceMore() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(1), archive);
        maintenance.restore(archive, FIRST, FIRST);
        Path first = archive.resolve("events-2024-01.json");
        assertThat(first).content().contains("\"RESTORED\"", "\"restoredAt\"");

        assertThat(maintenance.archive(FIRST.plusMonths(1), archive))
                .extracting(ArchivedMonth::file)
                .containsExactly(archive.resolve("events-2024-01.2.csv.gz"));
        // As it was written before manifests said when.
        Files.writeString(first, Files.readString(first).replaceFirst(",\\s*\"restoredAt\"[^\\n]*", ""));
        assertThat(first).content().doesNotContain("restoredAt");
        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST))).containsExactly(ARCHIVED_AGAIN, "restored");

        assertThat(rows(target)).isEqualTo(loadedRows());
        assertThat(archive.resolve("events-2024-01.2.json")).content().contains("\"RESTORED\"");
    }

    @Test
    void aCorrectedMonthReplacesItsEarlierArchive() throws Exception {
        Target target = loaded("partitioned");
        Maintenance maintenance = maintenance(target);
        Path archive = folder.resolve("archive");
        maintenance.archive(FIRST.plusMonths(1), archive);
        maintenance.restore(archive, FIRST, FIRST);
        LoadTargets.execute(target, "UPDATE app.events_2024_01 SET event_type = 'corrected'");
        maintenance.archive(FIRST.plusMonths(1), archive);

        assertThat(outcomes(maintenance.restore(archive, FIRST, LAST))).containsExactly(ARCHIVED_AGAIN, "restored");
        assertThat(LoadTargets.ask(target, "SELECT count(*) FROM app.events WHERE event_type = 'corrected'"))
                .isEqualTo(String.valueOf(ROWS_PER_MONTH));
    }
}
