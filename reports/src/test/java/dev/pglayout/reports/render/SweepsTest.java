package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.sweep.SyntheticSweep;
import dev.pglayout.reports.verdict.Judge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepsTest {
    private static final Run RUN = new SyntheticSweep(6)
            .level("plain", 30)
            .layout("partitioned", 100, 0.5)
            .layout("subpartitioned", 40, 1)
            .build();

    @TempDir
    private Path folder;

    @Test
    void theTerminalNamesCrossingsAndExponents() {
        assertThat(Reports.terminalTable(RUN, Judge.judge(RUN)))
                .contains("Sweep of partitions of time; the same rows")
                .containsPattern(
                        "subpartitioned becomes slower than partitioned on point-lookup at about 7\\d partitions")
                .containsPattern(
                        "partitioned is slower than plain on point-lookup at every point: \\+\\d+.µs \\(3\\.\\d+×\\) at 12")
                .containsPattern("subpartitioned: .* exponent (0\\.9|1\\.0)\\d \\[.*]: ten times as many take (9|10)");
    }

    @Test
    void theReportHasCurvesTablesAndCsvFromTheRunAlone() throws Exception {
        Reports.write(RUN, folder);

        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page)
                .contains("Over partitions of time")
                .contains("<polyline class=\"line0\"")
                .contains("<polyline class=\"line2\"")
                .contains("point-lookup: planning")
                .contains("subpartitioned at 1,200: ")
                .doesNotContain("<script");
        List<String> csv = Files.readAllLines(folder.resolve("sweep.csv"));
        assertThat(csv.get(0))
                .startsWith("dimension,value,layout,arm,operation,rounds,time,low,high,unit,first_millis");
        assertThat(csv).hasSize(1 + 7).anyMatch(line -> line.startsWith("partitions,1200,subpartitioned,"));
        assertThat(RunReader.read(folder).run()).isEqualTo(RUN);
    }

    @Test
    void whatIsLevelInAllLayoutsIsNoChart() {
        assertThat(Sweeps.of(RUN).orElseThrow().curves())
                .extracting(drawn -> drawn.title())
                .contains("point-lookup: time per execution")
                .doesNotContain("point-lookup: locks held");
    }
}
