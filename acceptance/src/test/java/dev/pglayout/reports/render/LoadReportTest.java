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
        Path gatling = Files.createDirectories(run.resolve("trials/at-50-fdw/gatling"));
        Files.writeString(gatling.resolve("index.html"), "<!DOCTYPE html><title>Gatling</title>");
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
    void everySeriesOfEveryServerIsDrawn() {
        Element story = story("common-rate on fdw, round 1");

        for (String title : List.of(
                "Blocks found in shared buffers",
                "Blocks read into shared buffers",
                "WAL written",
                "Locks held",
                "Locks awaited")) {
            assertThat(plot(story, title).select(".key").eachText())
                    .as(title)
                    .containsExactly("coordinator", "shard1", "shard2");
        }
        assertThat(plot(story, "Connections at work").select(".key").eachText())
                .containsExactly("client's", "on coordinator", "on shard1", "on shard2");
    }

    @Test
    void waitsAreToldApartByServer() {
        assertThat(plot(story("common-rate on fdw, round 1"), "What sessions wait for")
                        .select(".key")
                        .eachText())
                .containsExactly(
                        "Extension:PostgresFdwGetResult on coordinator",
                        "IO:WALSync on shard2",
                        "Lock:transactionid on shard2",
                        "Lock:tuple on shard2",
                        "IO:WALSync on shard1",
                        "1 other");
        assertThat(plot(story("common-rate on plain, round 1"), "What sessions wait for")
                        .select(".key")
                        .eachText())
                .containsExactly("LWLock:WALWrite", "IO:WALSync");
    }

    @Test
    void aCheckpointOfSeveralSecondsIsOneWindow() {
        Elements windows =
                plot(story("common-rate on plain, round 1"), "Response").select("rect.window");

        assertThat(windows).hasSize(1);
        assertThat(Double.parseDouble(windows.attr("width").replace("%", "")))
                .as("four seconds of 29, in 89 %% of the width")
                .isBetween(12.0, 12.6);
    }

    @Test
    void capacitiesAreToldSecondBySecondToo() {
        assertThat(page.select("details.story summary").eachText())
                .contains("probe-4 on fdw, round 1", "at-50 on plain, round 1");
        assertThat(page.select("#load .hint").text()).contains("28 trials are not drawn here");
    }

    @Test
    void everyTrialLeadsToGatlingsPageWhereThereIsOne() {
        Element row = row("Every trial, in order of execution", "at-50 on fdw, round 1");

        assertThat(row.select("th a").attr("href")).isEqualTo("trials/at-50-fdw/gatling/index.html");
        assertThat(table("Every trial, in order of execution").select("a")).hasSize(1);
    }

    @Test
    void closedModelsShowTheirServiceTimeByPercentile() throws Exception {
        assertThat(page.select("#load figcaption").eachText())
                .anyMatch(caption -> caption.startsWith("Response by percentile, common-rate"));

        Path closed = RunFolder.create(folder.resolve("closed")).path();
        Reports.write(new SyntheticLoad(7).closed().build("closed"), closed);

        assertThat(Jsoup.parse(Files.readString(closed.resolve("index.html")))
                        .select("#load figcaption")
                        .eachText())
                .anyMatch(caption -> caption.startsWith("Service time by percentile, common-rate"));
    }

    @Test
    void runOfCapacitiesAloneIsRebuilt() throws Exception {
        Path capacities = RunFolder.create(folder.resolve("capacities")).path();
        Reports.write(new SyntheticLoad(7).build("capacities").with(List.of()), capacities);
        Files.delete(capacities.resolve("index.html"));

        Reports.rebuild(RunReader.readMeasured("capacities", folder));

        assertThat(capacities.resolve("index.html")).content().contains("at-50 on plain, round 1");
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

    private Element story(String title) {
        return page.select("details.story").stream()
                .filter(story -> story.select("summary").text().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Element plot(Element story, String title) {
        return story.select("figure.plot").stream()
                .filter(plot -> plot.text().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private VerdictRecord verdict(String operation, String arm) {
        return verdicts.stream()
                .filter(v -> v.name().equals(operation) && v.arm().equals(arm))
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
