package dev.pglayout.reports.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.testing.SyntheticRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path runs;

    @Test
    void aRunReadsBackAsItWasWritten() {
        RunFolder folder = RunFolder.create(runs, LocalDate.of(2026, 5, 1));
        Run run = new SyntheticRun(1).rounds(2).build(folder.runId());
        folder.write(run);
        assertThat(RunReader.read(folder.path()).run()).isEqualTo(run);
        assertThat(RunReader.read(folder.path()).notes()).isEmpty();
        assertThat(folder.runId()).matches("2026-05-01-[0-9a-f]{6}");
    }

    @Test
    void propertiesComeInTheOrderOfTheSchemaAndOnePerLine() throws IOException {
        RunFolder folder = RunFolder.create(runs.resolve("a"));
        folder.write(new SyntheticRun(1).rounds(1).build("a"));
        assertThat(Files.readAllLines(folder.path().resolve(RunFolder.RUN)))
                .startsWith("{", "  \"schemaVersion\" : 2,", "  \"runId\" : \"a\",", "  \"profile\" : \"quick\",");
    }

    @Test
    void anExistingFolderIsNotWrittenInto() {
        RunFolder.create(runs.resolve("a"));
        assertThatThrownBy(() -> RunFolder.create(runs.resolve("a")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void aFinishedRunIsImmutable() throws IOException {
        RunFolder folder = RunFolder.create(runs.resolve("a"));
        Run run = new SyntheticRun(1).rounds(2).build("a");
        folder.write(run);
        byte[] before = Files.readAllBytes(folder.path().resolve(RunFolder.RUN));
        folder.write(run);
        Run changed = new SyntheticRun(2).rounds(2).build("a");
        assertThatThrownBy(() -> folder.write(changed)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e).hasMessageContaining("is finished (COMPLETE)");
            assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        });
        assertThatThrownBy(() -> RunFolder.resume(folder.path())).hasMessageContaining("never changed");
        assertThat(Files.readAllBytes(folder.path().resolve(RunFolder.RUN))).isEqualTo(before);
    }

    @Test
    void anotherRunIsNotWrittenOverAnUnfinishedOne() {
        RunFolder folder = RunFolder.create(runs.resolve("a"));
        folder.write(new SyntheticRun(1).rounds(1).status(Run.Status.RUNNING).build("a"));
        assertThatThrownBy(() -> folder.write(new SyntheticRun(1).rounds(1).build("b")))
                .hasMessageContaining("holds run a");
    }

    @Test
    void resumingDropsTheLineThatACrashCutShort() throws IOException {
        RunFolder folder = RunFolder.create(runs.resolve("a"));
        Run run = new SyntheticRun(1).rounds(1).build("a");
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        folder.append(run.forks().get(0));
        Path forks = folder.path().resolve(RunFolder.FORKS);
        Files.writeString(forks, Files.readString(forks) + "{\"round\":0,\"pos");
        RunFolder.resume(folder.path()).append(run.forks().get(1));
        LoadedRun loaded = RunReader.read(folder.path());
        assertThat(loaded.run().forks()).isEqualTo(run.forks().subList(0, 2));
        assertThat(loaded.notes()).noneMatch(note -> note.contains("cut short"));
    }

    @Test
    void latestFollowsTheNewestRun() {
        for (String id : new String[] {"a", "b"}) {
            RunFolder folder = RunFolder.create(runs.resolve(id));
            folder.write(new SyntheticRun(1).rounds(1).build(id));
            folder.markLatest();
            assertThat(RunReader.read("latest", runs).run().runId()).isEqualTo(id);
        }
    }

    @Test
    void latestMayBeATextFileWhereLinksAreNotPossible() throws IOException {
        RunFolder.create(runs.resolve("a")).write(new SyntheticRun(1).rounds(1).build("a"));
        Files.writeString(runs.resolve("latest"), "a\n");
        assertThat(RunReader.read("latest", runs).run().runId()).isEqualTo("a");
    }

    @Test
    void noTemporaryFilesStay() throws IOException {
        RunFolder folder = RunFolder.create(runs.resolve("a"));
        folder.write(new SyntheticRun(1).rounds(1).build("a"));
        folder.markLatest();
        try (Stream<Path> files = Files.walk(runs)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }
}
