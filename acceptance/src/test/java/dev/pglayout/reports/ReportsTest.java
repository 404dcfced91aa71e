package dev.pglayout.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.testing.SyntheticRun;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final List<String> DERIVED = List.of(
            "verdicts.json", "forks.csv", "verdicts.csv", "load.csv", "relations.csv", "summary.md", "index.html");

    @TempDir
    private static Path folder;

    private static Run run;
    private static List<VerdictRecord> verdicts;

    @BeforeAll
    static void write() {
        run = new SyntheticRun(3).build("a");
        verdicts = Reports.write(run, folder);
    }

    @Test
    void everythingRecomputesFromRunJsonAlone() throws IOException {
        Map<String, String> before = contents();
        for (String name : DERIVED) {
            Files.delete(folder.resolve(name));
        }
        assertThat(Reports.rebuild(RunReader.read(folder))).isEqualTo(verdicts);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void forksCsvHasOneLinePerSlice() throws IOException {
        List<CSVRecord> lines = csv("forks.csv");
        assertThat(lines)
                .hasSize(run.forks().stream()
                        .mapToInt(f -> f.samples().get(0).slices().size())
                        .sum());
        CSVRecord line = lines.get(7);
        assertThat(line.get("arm"))
                .isEqualTo(run.forks().get(1).samples().get(0).arm());
        assertThat(line.get("slice")).isEqualTo("2");
        assertThat(Double.parseDouble(line.get("value")))
                .isEqualTo(run.forks().get(1).samples().get(0).slices().get(2));
    }

    @Test
    void verdictsCsvEqualsTheVerdicts() throws IOException {
        List<CSVRecord> lines = csv("verdicts.csv");
        assertThat(lines).hasSameSizeAs(verdicts);
        for (int i = 0; i < lines.size(); i++) {
            VerdictRecord v = verdicts.get(i);
            assertThat(lines.get(i).get("arm")).isEqualTo(v.arm());
            assertThat(lines.get(i).get("verdict")).isEqualTo(v.verdict().name());
            assertThat(lines.get(i).get("ratio"))
                    .isEqualTo(v.ratio() == null ? "" : String.valueOf(v.ratio().value()));
        }
    }

    @Test
    void unavailableLayoutsStayInEveryTable() throws IOException {
        for (String name : List.of("load.csv", "relations.csv")) {
            assertThat(csv(name)).anySatisfy(line -> {
                assertThat(line.get("layout")).isEqualTo("citus");
                assertThat(line.get("unavailable")).contains("docker");
            });
        }
        assertThat(csv("verdicts.csv")).anyMatch(l -> l.get("verdict").equals("UNAVAILABLE"));
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("**citus** could not be measured here");
        assertThat(Reports.terminalTable(run, verdicts)).containsPattern("citus .*UNAVAILABLE");
    }

    @Test
    void theTerminalShowsRatiosTheControlAgainstItselfAndThePath() {
        assertThat(Reports.terminalTable(run, verdicts, folder))
                .containsPattern(
                        "operation, arm +time +difference to plain +95 % interval +ratio +95 % interval +verdict +blocks")
                .containsPattern("month-aggregate +[\\d.]+ ms +control +1\\n")
                .containsPattern(
                        " partitioned .* −[\\d.]+\\u00a0ms +−[\\d.]+ to −[\\d.]+ +0\\.16\\d +0\\.1\\d\\d–0\\.1\\d\\d +FASTER 6\\.\\d×")
                .containsPattern("plain \\(A/A\\) .*(SAME|INCONCLUSIVE)")
                .contains("✓ Control against itself  ")
                .containsPattern("Blocks +\\d+ used: 1 left out by fixed rules")
                .containsPattern("11, 1 left out")
                .contains("index.html");
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String name : DERIVED) {
            contents.put(name, Files.readString(folder.resolve(name)));
        }
        contents.put("run.json", Files.readString(folder.resolve("run.json")));
        return contents;
    }

    private List<CSVRecord> csv(String name) throws IOException {
        try (Reader reader = Files.newBufferedReader(folder.resolve(name))) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
