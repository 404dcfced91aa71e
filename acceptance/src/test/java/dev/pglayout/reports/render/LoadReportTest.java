package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.testing.SyntheticLoad;
import dev.pglayout.reports.testing.SyntheticRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page, the tables and the terminal say of load tests. */
class LoadReportTest {
    @TempDir
    Path folder;

    private Path run;
    private List<VerdictRecord> verdicts;
    private Document page;

    @BeforeEach
    void written() throws Exception {
        run = RunFolder.create(folder.resolve("2026-05-01-abcdef")).path();
        verdicts = Reports.write(new SyntheticLoad(7).build("2026-05-01-abcdef"), run);
        page = Jsoup.parse(Files.readString(run.resolve("index.html")));
    }

    @Test
    void trialsComeBackAsTheyWereWritten() {
        Run written = new SyntheticLoad(7).build("2026-05-01-abcdef");

        assertThat(RunReader.readAny(run).run().loadTests()).isEqualTo(written.loadTests());
    }

    @Test
    void otherRunsHaveNoSuchPart() throws Exception {
        Path other = RunFolder.create(folder.resolve("other")).path();
        Reports.write(new SyntheticRun(3).rounds(2).build("other"), other);

        assertThat(other.resolve("run.json")).content().doesNotContain("loadTests");
        assertThat(other.resolve("index.html")).content().doesNotContain("Under load");
        assertThat(other.resolve("seconds.csv")).doesNotExist();
    }

    @Test
    void percentilesAreJudgedByTheSameStatistics() {
        assertThat(verdict("oltp: p99", "fdw").verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(verdict("oltp: p50", "plain (A/A)").verdict()).isIn(Verdict.SAME, Verdict.INCONCLUSIVE);
    }

    @Test
    void saturatedTrialIsKeptAndMarkedAndCostsItsArmOneBlockOnly() {
        assertThat(verdict("oltp: p99", "fdw").blocks()).isEqualTo(7);
        assertThat(verdict("oltp: p99", "partitioned").blocks()).isEqualTo(8);
        Element row = row("common-rate (response: from the intended start)", "fdw");
        assertThat(row.text()).contains("1 SATURATED");
        assertThat(row.className()).isEqualTo("marked");
        assertThat(table("Every trial, in order of execution").text()).contains("70 % of the rate was reached");
    }

    @Test
    void percentilesOfASaturatedTrialAreWithheldEverywhere() throws Exception {
        String line = Files.readAllLines(run.resolve("trials.csv")).stream()
                .filter(each -> each.contains("SATURATED"))
                .findFirst()
                .orElseThrow();

        assertThat(line).contains("point-lookup,300,0,0,,,,,,");
        assertThat(page.select("table.bars").text()).contains("90 %: SATURATED", "≥ ");
    }

    @Test
    void eventIsMarkedOnEveryCurveOfItsTrial() {
        Element story = page.select("details.story").first();

        assertThat(story.select("summary").text()).contains("partitioned, round 1");
        assertThat(story.hasAttr("open")).isTrue();
        Elements plots = story.select("figure.plot");
        assertThat(plots).hasSizeGreaterThanOrEqualTo(5);
        assertThat(plots)
                .allSatisfy(plot -> assertThat(plot.select("rect.window title").eachText())
                        .anyMatch(title -> title.startsWith("restart-server: single restarted"))
                        .anyMatch(title -> title.startsWith("checkpoint on single")));
    }

    @Test
    void curveOfAServerThatWasGoneIsBroken() {
        Element wal = page.select("details.story").first().select("figure.plot").stream()
                .filter(plot -> plot.text().startsWith("WAL written"))
                .findFirst()
                .orElseThrow();

        assertThat(wal.select("polyline")).hasSize(2);
    }

    @Test
    void recoveryAndAccountingStandInTables() {
        assertThat(row("Events under load", "restart-server").text()).contains("3.00 s", "single restarted");
        assertThat(row("Rows confirmed by servers", "common-rate on partitioned, round 1")
                        .text())
                .contains("72,000", "90", "72,040", "balanced");
        assertThat(row("Errors, all trials", "partitioned").text()).contains("240", "57P01");
    }

    @Test
    void everyCurveSaysInWordsWhatItShows() {
        assertThat(page.select("#load svg[role=img]")).isNotEmpty().allSatisfy(svg -> assertThat(svg.attr("aria-label"))
                .contains(":"));
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void terminalShowsCapacityAndComparison() {
        Run read = RunReader.readAny(run).run();

        assertThat(Reports.terminalTable(read, verdicts))
                .contains("capacity", "5,000/s", "≥ 1,538/s", "compared at 1,200/s", "oltp: p99", "1 SATURATED");
    }

    private VerdictRecord verdict(String operation, String arm) {
        return verdicts.stream()
                .filter(v -> v.operation().equals(operation) && v.arm().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    private Element table(String caption) {
        return page.select("#load table").stream()
                .filter(table -> table.select("caption").text().startsWith(caption))
                .findFirst()
                .orElseThrow();
    }

    private Element row(String caption, String header) {
        return table(caption).select("tbody tr").stream()
                .filter(row -> row.select("th").text().equals(header))
                .findFirst()
                .orElseThrow();
    }
}
