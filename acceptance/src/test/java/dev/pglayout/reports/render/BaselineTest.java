package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.testing.SyntheticRun;
import dev.pglayout.reports.verdict.Briefs;
import dev.pglayout.reports.verdict.Judge;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Run RUN = new SyntheticRun(3).build("new");
    private static final Run COLD = new SyntheticRun(4).cold().rounds(7).build("old");

    @Test
    void withoutABaselineNothingIsSaidOfOne() {
        assertThat(Jsoup.parse(files(null).get("index.html")).text()).doesNotContainIgnoringCase("baseline");
    }

    @Test
    void whatDiffersFromTheBaselineIsListedAndCounted() {
        Document page = Jsoup.parse(files(held(COLD)).get("index.html"));
        assertThat(page.select("#trust").text())
                .contains("Environment since the baseline 2 differences against spring");
        assertThat(page.select("#environment table").first().text())
                .startsWith("Not the same as in spring")
                .contains("cache cold hot")
                .contains("rounds 7 12");
        assertThat(page.select("#regressions").text()).isEqualTo("Against the baseline Nothing could be compared.");
    }

    @Test
    void anEqualEnvironmentIsCalledUnchanged() {
        Document page = Jsoup.parse(files(held(RUN)).get("index.html"));
        assertThat(page.select("#trust").text()).contains("unchanged against spring");
        assertThat(page.select("#environment").text()).doesNotContain("spring");
    }

    @Test
    void regressionsStandAfterTheHeatMapTheLargestFirst() {
        Regression small = regression("tenant-range", 1.12);
        Regression large = regression("month-rollup", 2.4);
        Map<String, String> files =
                files(new Baseline("spring", Briefs.of(RUN), "2 of 14 comparisons slower.", List.of(small, large)));
        Document page = Jsoup.parse(files.get("index.html"));
        assertThat(page.select("#ratios + section").attr("id")).isEqualTo("regressions");
        assertThat(page.select("#regressions tbody tr").eachText())
                .containsExactly(
                        "month-rollup partitioned 2.40× slower 2.28–2.52× 100 µs 240 µs SLOWER",
                        "tenant-range partitioned 12 % slower 6.4–18 % 100 µs 112 µs SLOWER");
        assertThat(files.get("summary.md")).contains("## Against the baseline").contains("| month-rollup |");
    }

    private static Baseline held(Run base) {
        return new Baseline("spring", Briefs.of(base), "Nothing could be compared.", List.of());
    }

    private static Regression regression(String operation, double change) {
        return new Regression(
                operation, "partitioned", change, change * 0.95, change * 1.05, 100.0, change * 100, "us/op", "SLOWER");
    }

    private static Map<String, String> files(Baseline baseline) {
        return new Renderer(RUN, Judge.judge(RUN)).files(new Surroundings(List.of(), null, baseline));
    }
}
