package dev.pglayout.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.testing.SyntheticRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsCliTest {
    @TempDir
    private Path runs;

    @BeforeEach
    void writeRuns() {
        for (String id : new String[] {"a", "b"}) {
            RunFolder folder = RunFolder.create(runs.resolve(id));
            folder.write(new SyntheticRun(id.hashCode()).rounds(6).build(id));
            folder.markLatest();
        }
    }

    @Test
    void reportRebuildsTheLatestRun() {
        Result result = run("report", "latest", "--runs", runs.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("month-aggregate").contains("Report: ");
        assertThat(runs.resolve("b/index.html")).isNotEmptyFile();
    }

    @Test
    void reportShowsWhatDiffersFromABaseline() throws Exception {
        RunFolder.create(runs.resolve("c"))
                .write(new SyntheticRun(5).rounds(7).cold().build("c"));
        assertThat(run("report", "a", "--baseline", "c", "--runs", runs.toString())
                        .code())
                .isZero();
        assertThat(runs.resolve("a/index.html"))
                .content()
                .contains("Not the same as in c")
                .contains("Nothing could be compared with c: the caches differ (cold, hot)");
    }

    @Test
    void aBaselineOfAnotherDatasetIsRefusedAndNothingWritten() throws Exception {
        Path other = runs.resolve("other.json");
        Files.writeString(
                other,
                Files.readString(runs.resolve("a/run.json"))
                        .replace("\"dataset\" : \"events\"", "\"dataset\" : \"orders\""));
        Result result = run("report", "a", "--baseline", other.toString(), "--runs", runs.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err()).contains("dataset orders").contains("same dataset");
        assertThat(runs.resolve("a/index.html")).doesNotExist();
    }

    @Test
    void compareOfOneRunWritesNothing() {
        Result result = run("compare", "a", "--runs", runs.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\nTrust\n");
        assertThat(runs.resolve("a/verdicts.json")).doesNotExist();
    }

    @Test
    void twoRunsWithoutAHistoryAreShownSideBySideAndNotJudged() {
        Result result = run("compare", "a", "b", "--runs", runs.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("base a (2026-05-01T09:30:00Z), new b")
                .contains("INCOMPARABLE: history too short: 0 of 20 comparable earlier runs")
                .contains("Environments: no difference recorded.");
    }

    @Test
    void differencesAreNamed() {
        RunFolder.create(runs.resolve("c"))
                .write(new SyntheticRun(5).rounds(7).cold().build("c"));
        Result result = run("compare", "a", "c", "--runs", runs.toString());
        assertThat(result.out())
                .contains("cache: hot → cold")
                .contains("rounds: 6 → 7")
                .contains("INCOMPARABLE: the caches differ (hot, cold)");
    }

    @Test
    void badInputIsOneLineAndExitCodeTwo() throws Exception {
        Files.writeString(runs.resolve("x.json"), "{\"truncated\": ");
        Result result = run("report", runs.resolve("x.json").toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err()).startsWith("pglayout: ").contains("is not valid JSON");
        assertThat(run("report", runs.resolve("nowhere").toString()).code()).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelpWithExamples() {
        for (String command : new String[] {"report", "compare", "gate"}) {
            Result result = run(command, "--help");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("Examples:").contains("pglayout " + command + " latest");
        }
    }

    private static Result run(String... args) {
        return Result.of(args);
    }
}
