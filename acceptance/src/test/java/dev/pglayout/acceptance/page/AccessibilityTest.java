package dev.pglayout.acceptance.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing serious, in both themes, with the mechanisms open, on a phone. */
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private static final String AXE = axe();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run().then(
                r => done({passed: r.passes.map(p => p.id),
                           violations: r.violations.map(v => [v.impact, v.id, v.help,
                               ...v.nodes.slice(0, 3).map(n => n.html)].join(' | '))}),
                e => done({passed: [], violations: ['critical | ' + e]}));
            """;

    @TempDir
    private static Path folder;

    private Browser browser;
    private Map<String, ReportPage> pages;

    @BeforeAll
    void start() throws IOException {
        pages = Map.of("full", ReportPage.full(folder), "smoke", ReportPage.smoke(folder));
        browser = Browser.start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "full, '', false, 1280",
        "full, '', true, 1280",
        "full, '#m-month-aggregate--partitioned', true, 390",
        "full, '#m-tenant-range--fdw', false, 1280",
        "smoke, '#mechanisms', false, 1280",
        "smoke, '#mechanisms', true, 390",
    })
    void axeFindsNothingSerious(String page, String fragment, boolean dark, int width) {
        browser.size(width, 900);
        browser.media("screen", dark, true);
        browser.open(pages.get(page).html(), fragment);
        browser.run(AXE);
        Map<?, ?> result = (Map<?, ?>) browser.driver().executeAsyncScript(RUN);
        assertThat(texts(result.get("passed")))
                .as("rules that axe tried")
                .contains("color-contrast", "td-headers-attr");
        List<String> found = texts(result.get("violations"));
        assertThat(found).noneMatch(v -> v.startsWith("serious") || v.startsWith("critical"));
    }

    @ParameterizedTest
    @CsvSource({"full", "smoke"})
    void headingsGoDownOneStepAtATimeAndLandmarksAreThere(String page) {
        browser.open(pages.get(page).html(), "");
        List<?> levels = (List<?>) browser.run(
                "return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))");
        assertThat(((Number) levels.get(0)).intValue()).isEqualTo(1);
        for (int i = 1; i < levels.size(); i++) {
            int step = ((Number) levels.get(i)).intValue() - ((Number) levels.get(i - 1)).intValue();
            assertThat(step).as("heading %d", i).isLessThanOrEqualTo(1);
        }
        assertThat(browser.number("document.querySelectorAll('h1').length")).isEqualTo(1);
        for (String landmark : List.of("header", "main", "footer")) {
            assertThat(browser.number("document.querySelectorAll('" + landmark + "').length"))
                    .as(landmark)
                    .isEqualTo(1);
        }
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream properties = AccessibilityTest.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            java.util.Properties pom = new java.util.Properties();
            pom.load(properties);
            String file = "/META-INF/resources/webjars/axe-core/" + pom.getProperty("version") + "/axe.min.js";
            try (InputStream script = AccessibilityTest.class.getResourceAsStream(file)) {
                return new String(script.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
