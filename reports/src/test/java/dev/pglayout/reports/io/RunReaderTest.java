package dev.pglayout.reports.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.testing.SyntheticRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
    private static final List<Fork> FORKS =
            new SyntheticRun(1).rounds(1).build("a").forks();

    @TempDir
    private Path runs;

    private RunFolder folder;

    @BeforeEach
    void create() {
        folder = RunFolder.create(runs.resolve("a"));
    }

    @Test
    void aKilledRunHasTheForksThatWereOnDisk() {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        FORKS.subList(0, 3).forEach(folder::append);
        LoadedRun loaded = RunReader.read(folder.path());
        assertThat(loaded.run().forks()).isEqualTo(FORKS.subList(0, 3));
        assertThat(loaded.notes()).containsExactly("the run did not end; this is what it had measured");
    }

    @Test
    void aTruncatedLastLineIsLeftOutAndSaid() throws IOException {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        FORKS.subList(0, 3).forEach(folder::append);
        Path lines = folder.path().resolve(RunFolder.FORKS);
        byte[] all = Files.readAllBytes(lines);
        Files.write(lines, Arrays.copyOf(all, all.length - 40));
        LoadedRun loaded = RunReader.read(folder.path());
        assertThat(loaded.run().forks()).isEqualTo(FORKS.subList(0, 2));
        assertThat(loaded.notes()).anyMatch(note -> note.contains("forks.jsonl is cut short"));
    }

    @Test
    void aBrokenLineInTheMiddleIsAnError() throws IOException {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        Files.writeString(folder.path().resolve(RunFolder.FORKS), "{}\n");
        folder.append(FORKS.get(0));
        refused(folder.path(), "forks.jsonl line 1 is not a fork");
    }

    @Test
    void aForkThatWasRepeatedCountsOnce() {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        folder.append(FORKS.get(0));
        folder.append(FORKS.get(0));
        assertThat(RunReader.read(folder.path()).run().forks()).hasSize(1);
    }

    @Test
    void forksOfOtherArmsOfTheSameBlockAreOthers() {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        Fork both = FORKS.get(0).with(List.of(sample("plain"), sample("fdw")));
        Fork other = FORKS.get(0).with(List.of(sample("citus")));
        List.of(both, other, both.with(List.of(sample("fdw"), sample("plain")))).forEach(folder::append);
        assertThat(RunReader.read(folder.path()).run().forks())
                .extracting(fork -> List.copyOf(fork.arms()))
                .containsExactlyInAnyOrder(List.of("fdw", "plain"), List.of("citus"));
    }

    @Test
    void trialsWithoutNumbersAreToldApartByTheirPosition() {
        folder.write(new SyntheticRun(1).rounds(0).status(Run.Status.RUNNING).build("a"));
        List<Fork> nothing = FORKS.subList(0, 2).stream()
                .map(fork -> new Fork(
                        Fork.Kind.TRIAL,
                        new Fork.Place(0, fork.position(), "oltp"),
                        "open",
                        new Fork.Host("", 1, 12, 1, 0, "steal"),
                        1,
                        List.of()))
                .toList();
        nothing.forEach(folder::append);
        assertThat(RunReader.read(folder.path()).run().forks()).isEqualTo(nothing);
    }

    private static Sample sample(String arm) {
        return Sample.of(arm, Metrics.TIME, "us/op", 1.0, 1);
    }

    @Test
    void foldersFilesAndIdsAllNameARun() {
        folder.write(new SyntheticRun(1).rounds(1).build("a"));
        assertThat(RunReader.read("a", runs).run().runId()).isEqualTo("a");
        assertThat(RunReader.read(folder.path().toString(), runs).run().runId()).isEqualTo("a");
        assertThat(RunReader.read(folder.path().resolve("run.json").toString(), runs)
                        .folder())
                .isEqualTo(folder.path());
    }

    @Test
    void unknownPropertiesAreIgnoredAndMissingListsAreEmpty() throws IOException {
        write("{\"schemaVersion\":1,\"runId\":\"a\",\"status\":\"COMPLETE\",\"later\":{\"x\":1},"
                + "\"plan\":{\"arms\":[\"plain\"],\"control\":\"plain\"}}");
        Run run = RunReader.readAny(folder.path()).run();
        assertThat(run.forks()).isEmpty();
        assertThat(run.environment().software()).isEmpty();
        assertThat(run.plan().operationDetails()).isEmpty();
    }

    @Test
    void foreignFilesAreRefusedInOneLine() throws IOException {
        write("{\"benchmark\":\"x\",\"mode\":\"avgt\"}");
        refused(folder.path(), "is not a run of pglayout: it has no 'schemaVersion'");
        write("[{\"benchmark\":\"x\"}]");
        refused(folder.path(), "it is not a JSON object");
        write("");
        refused(folder.path(), "it is not a JSON object");
        write("{\"schemaVersion\":1,\"runId\":\"a\",\"status\":\"COMPLETE\",\"plan\":{\"arms\":7}}");
        refused(folder.path(), "is not a run of pglayout");
        write("{\"schemaVersion\":1,\"runId\":\"a\",\"status\":\"COMPLETE\",\"plan\":{}}");
        refused(folder.path(), "control 'null' is none of its arms");
    }

    @Test
    void aTruncatedRunNamesTheLine() throws IOException {
        folder.write(new SyntheticRun(1).rounds(1).build("a"));
        String whole = Files.readString(folder.path().resolve(RunFolder.RUN));
        write(whole.substring(0, whole.length() / 2));
        refused(folder.path(), "is not valid JSON (line ");
    }

    @Test
    void newerSchemasAreRefused() throws IOException {
        write("{\"schemaVersion\":3,\"runId\":\"a\",\"status\":\"COMPLETE\",\"plan\":{}}");
        refused(folder.path(), "has schemaVersion 3; this pglayout reads 1 to 2");
    }

    @Test
    void missingAndEmptyRunsAreRefused() {
        refused(runs.resolve("nowhere"), "no run at");
        folder.write(new SyntheticRun(1).rounds(0).build("a"));
        refused(folder.path(), "has no forks");
        assertThatThrownBy(() -> RunReader.read("latest", runs)).hasMessageContaining("no 'latest' run");
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.path().resolve(RunFolder.RUN), json);
    }

    private static void refused(Path path, String message) {
        assertThatThrownBy(() -> RunReader.read(path)).isInstanceOfSatisfying(UserError.class, e -> {
            assertThat(e.getMessage()).contains(message).doesNotContain("\n");
            assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        });
    }
}
