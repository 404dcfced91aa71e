package dev.pglayout.reports.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.testing.SyntheticRun;
import dev.pglayout.reports.verdict.Judge;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final int THREE_MEGABYTES = 3_000_000;
    private static final Run RUN = new SyntheticRun(3).build("a");
    private static final List<VerdictRecord> VERDICTS = Judge.judge(RUN);
    private static final String HTML = html(RUN);
    private static final Document PAGE = Jsoup.parse(HTML);

    @Test
    void itIsWellFormed() {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        parser.parseInput(HTML, "");
        assertThat(parser.getErrors()).isEmpty();
    }

    @Test
    void aFullRunStaysSmall() {
        Run full = new SyntheticRun(3)
                .rounds(20)
                .arms("plain", "plain (A/A)", "partitioned", "subpartitioned", "fdw", "citus-like")
                .build("a");
        assertThat(full.forks()).hasSize(20 * 6 * 7);
        assertThat(html(full).getBytes(UTF_8)).hasSizeLessThan(THREE_MEGABYTES);
    }

    @Test
    void itNeedsNoNetworkAndNoScript() {
        assertThat(PAGE.select("script, link, img, iframe, [src]")).isEmpty();
        assertThat(PAGE.select("[href]").eachAttr("href")).allMatch(href -> !href.contains(":"));
        assertThat(PAGE.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void theHeatMapEqualsTheVerdicts() {
        for (VerdictRecord v : VERDICTS) {
            Element cell = cell(v.operation(), v.arm());
            assertThat(cell.attr("data-verdict")).isEqualTo(v.verdict().name());
            assertThat(cell.attr("data-ratio"))
                    .isEqualTo(v.ratio() == null ? "" : String.valueOf(v.ratio().value()));
            assertThat(cell.attr("data-low"))
                    .isEqualTo(v.ratio() == null ? "" : v.ratio().low().toString());
            assertThat(cell.text()).contains(HeatMaps.words(v).replace('\u00a0', ' '));
            assertThat(cell.hasClass(HeatMaps.name(v.verdict()))).isTrue();
        }
        assertThat(PAGE.select(".heat td"))
                .hasSize(RUN.plan().operations().size() * RUN.plan().arms().size());
    }

    @Test
    void aShareOfTheBuffersIsNotCalledADifference() {
        assertThat(PAGE.select("#trust").text())
                .contains("Servers set up alike shared_buffers is per server; its sum is 256 MB for each layout")
                .doesNotContain("shared_buffers differs");
    }

    @Test
    void aWarningIsNotCalledAFailure() {
        assertThat(PAGE.select("#environment").text())
                .contains("warning: index parity as plain lacks (id)")
                .doesNotContain("failed:");
    }

    @Test
    void everyLinkInsideThePageLeadsSomewhere() {
        Set<String> ids = PAGE.select("[id]").eachAttr("id").stream().collect(Collectors.toSet());
        assertThat(PAGE.select("[id]")).hasSameSizeAs(ids);
        assertThat(PAGE.select("a[href^=#]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> ids.contains(href.substring(1)));
    }

    @Test
    void aCellLeadsToItsMechanism() {
        String link = cell("month-aggregate", "partitioned").select("a").attr("href");
        Element mechanism = PAGE.getElementById(link.substring(1));
        assertThat(mechanism.select("h3").text()).isEqualTo("month-aggregate on partitioned");
        assertThat(mechanism.select(".facts").text())
                .contains("Partitions touched ")
                .contains("1 of 13")
                .contains("Slices per fork 5 × 1,000 executions")
                .contains("Slices, middle half ");
        assertThat(mechanism.select("pre").text()).contains("Seq Scan on events_2024_01");
        // Twelve blocks: two forks each in the first chart, one ratio each in the second.
        assertThat(mechanism.select(".chart circle")).hasSize(36);
        assertThat(mechanism.select("polyline")).hasSize(2);
    }

    @Test
    void tablesAreRealTables() {
        assertThat(PAGE.select("table")).allSatisfy(table -> {
            assertThat(table.select("> caption")).hasSize(1);
            assertThat(table.select("thead th:not([scope=col])")).isEmpty();
            assertThat(table.select("tbody th:not([scope])")).isEmpty();
        });
    }

    @Test
    void anExcludedForkIsMarkedInEveryArmOfItsBlock() {
        String link = cell("batch-insert", "fdw").select("a").attr("href");
        assertThat(PAGE.getElementById(link.substring(1)).select(".chart circle.excluded"))
                .hasSize(3)
                .allSatisfy(dot -> assertThat(dot.text()).contains("a checkpoint fell into it"));
    }

    @Test
    void unavailableLayoutsStayInEveryTableOfArms() {
        assertThat(
                        PAGE.select(
                                "#ratios table, #forest table, #latency table, #costs table:not(details table):not(:contains(layouts declare))"))
                .allSatisfy(table -> assertThat(table.text()).contains("citus").contains("unavailable"));
        assertThat(PAGE.select("#ratios .hint").text())
                .contains("citus is unavailable here: needs the docker provider");
    }

    @Test
    void hostileNamesStayText() {
        String hostile = "\"><script>alert(1)</script><b>'&";
        Run run = new SyntheticRun(3).hostile(hostile).build("a");
        Document page = Jsoup.parse(html(run));
        assertThat(page.select("script, .heat b")).isEmpty();
        assertThat(page.select(".heat thead th").eachText()).anyMatch(text -> text.contains("<script>alert(1)"));
        String summary =
                new Renderer(run, Judge.judge(run)).files(Surroundings.none()).get("summary.md");
        assertThat(summary).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void smokeAndColdRunsSaySo() {
        Document page =
                Jsoup.parse(html(new SyntheticRun(3).smoke().cold().rounds(1).build("a")));
        assertThat(page.select(".banner").text())
                .contains("numbers are meaningless")
                .contains("Cold cache");
        assertThat(page.select(".sentences")).isEmpty();
        assertThat(PAGE.select(".banner")).isEmpty();
    }

    @Test
    void anUnfinishedRunSaysWhy() {
        Run lost = new SyntheticRun(3).rounds(3).status(Run.Status.SERVER_LOST).build("a");
        assertThat(Jsoup.parse(html(lost)).select(".banner.warn").text())
                .contains("not whole (server lost)")
                .contains("server plain was lost in round 3");
    }

    @Test
    void runsWithoutForksOrTargetsRender() {
        Run empty = new SyntheticRun(3).rounds(0).build("a");
        assertThat(Jsoup.parse(html(empty)).select(".heat td").eachText())
                .allMatch(t -> t.contains("∅") || t.contains("?") || t.contains("≠"));
    }

    @Test
    void aReasonThatSaysNothingNewIsNotRepeated() {
        Run lost = new SyntheticRun(3)
                .rounds(3)
                .status(Run.Status.INTERRUPTED)
                .reason("interrupted")
                .build("a");
        assertThat(Jsoup.parse(html(lost)).select(".banner.warn").text())
                .contains("not whole (interrupted). It holds what had been measured.");
    }

    @Test
    void aBusyMachineIsNotCalledQuiet() {
        Run busy = new SyntheticRun(3).cpus(1).load(7).build("a");
        assertThat(Jsoup.parse(html(busy)).select("#trust").text())
                .contains("busy with other work")
                .containsPattern("load up to 7\\.\\d+ on 1 CPU");
    }

    private static Element cell(String operation, String arm) {
        return PAGE.select(".heat td").stream()
                .filter(td -> td.attr("data-operation").equals(operation)
                        && td.attr("data-arm").equals(arm))
                .findFirst()
                .orElseThrow();
    }

    private static String html(Run run) {
        return new Renderer(run, Judge.judge(run)).files(Surroundings.none()).get("index.html");
    }
}
