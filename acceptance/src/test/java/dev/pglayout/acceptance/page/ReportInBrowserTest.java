package dev.pglayout.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as people meet it: opened from a file, clicked, tabbed through, on a phone, printed. */
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {
    private static final String CELL = ".heat td[data-operation='month-aggregate'][data-arm='partitioned'] a";

    @TempDir
    private static Path folder;

    private Browser browser;
    private ReportPage full;
    private ReportPage smoke;

    @BeforeAll
    void start() throws IOException {
        full = ReportPage.full(folder);
        smoke = ReportPage.smoke(folder);
        browser = Browser.start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void asOnADesk() {
        browser.size(1280, 900);
        browser.media("screen", false, true);
    }

    Stream<ReportPage> pages() {
        return Stream.of(full, smoke);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theConsoleStaysEmptyAndNothingIsFetched(ReportPage page) {
        browser.open(page.html(), "");
        assertThat(browser.console()).isEmpty();
        List<String> requests = browser.events().stream()
                .filter(e -> e.contains("\"Network.requestWillBeSent\""))
                .toList();
        assertThat(requests).hasSize(1).allSatisfy(request -> assertThat(request)
                .contains(page.html().toUri().toString()));
    }

    @Test
    void aClickOpensTheMechanismAndBackClosesIt() {
        browser.open(full.html(), "");
        WebElement mechanism = browser.driver().findElement(By.id("m-month-aggregate--partitioned"));
        assertThat(mechanism.isDisplayed()).isFalse();
        browser.driver().findElement(By.cssSelector(CELL)).click();
        assertThat(mechanism.isDisplayed()).isTrue();
        assertThat(mechanism.getText()).contains("1 of 13", "Planning", "Execution", "Buffers", "Seq Scan");
        assertThat(mechanism.findElements(By.cssSelector(".chart circle"))).isNotEmpty();
        assertThat(mechanism.findElements(By.cssSelector(".curve polyline"))).hasSize(2);
        browser.driver().navigate().back();
        assertThat(mechanism.isDisplayed()).isFalse();
    }

    @Test
    void theKeyboardOpensTheMechanismAndTheFocusIsSeen() {
        browser.open(full.html(), "");
        WebElement cell = browser.driver().findElement(By.cssSelector(CELL));
        for (int i = 0; i < 60 && !cell.equals(browser.driver().switchTo().activeElement()); i++) {
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
            assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                    .isNotEqualTo("none");
        }
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(cell);
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        WebElement mechanism = browser.driver().findElement(By.id("m-month-aggregate--partitioned"));
        assertThat(mechanism.isDisplayed()).isTrue();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(mechanism);
        browser.driver().navigate().back();
        assertThat(mechanism.isDisplayed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theHeatMapEqualsVerdictsJsonCellByCell(ReportPage page) throws IOException {
        browser.open(page.html(), "");
        JsonNode verdicts = page.verdicts();
        assertThat(verdicts).isNotEmpty();
        for (JsonNode v : verdicts) {
            WebElement cell = browser.driver()
                    .findElement(By.cssSelector(".heat td[data-operation='%s'][data-arm='%s']"
                            .formatted(v.get("operation").asText(), v.get("arm").asText())));
            assertThat(cell.getDomAttribute("data-verdict"))
                    .isEqualTo(v.get("verdict").asText());
            for (String figure : List.of("value", "low", "high")) {
                String attribute = figure.equals("value") ? "data-ratio" : "data-" + figure;
                assertThat(cell.getDomAttribute(attribute))
                        .isEqualTo(
                                v.path("ratio").hasNonNull(figure)
                                        ? v.path("ratio").get(figure).asText()
                                        : null);
            }
            assertThat(cell.getText()).contains(word(v.get("verdict").asText()));
            if (!v.get("ratio").isNull()) {
                assertThat(shown(cell.getText())).isEqualTo(v.at("/ratio/value").asDouble(), within(v));
            }
        }
        long others = StreamSupport.stream(verdicts.spliterator(), false).count();
        assertThat(browser.driver().findElements(By.cssSelector(".heat td[data-verdict]")))
                .hasSize((int) others);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsWiderThanTheScreen(ReportPage page) {
        for (String fragment : List.of("", "#mechanisms")) {
            for (int width : new int[] {390, 768, 1280}) {
                for (boolean dark : new boolean[] {false, true}) {
                    browser.size(width, 844);
                    browser.media("screen", dark, true);
                    browser.open(page.html(), fragment);
                    String where = "%s%s at %d px, %s".formatted(page, fragment, width, dark ? "dark" : "light");
                    // A phone zooms out of a page that is too wide: then the window is wider than the screen.
                    assertThat(browser.number("window.innerWidth")).as(where).isEqualTo(width);
                    assertThat(browser.number("document.documentElement.scrollWidth"))
                            .as(where)
                            .isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void darkIsDark() {
        browser.media("screen", true, true);
        browser.open(full.html(), "");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(21, 24, 28)");
    }

    @Test
    void motionIsReducedWhereItIsAskedFor() {
        browser.open(full.html(), "");
        String behaviour = "getComputedStyle(document.documentElement).scrollBehavior";
        assertThat(browser.run("return " + behaviour)).isEqualTo("auto");
        browser.media("screen", false, false);
        assertThat(browser.run("return " + behaviour)).isEqualTo("smooth");
    }

    @Test
    void paperShowsWhatAClickWouldShow() {
        browser.open(full.html(), "");
        browser.media("print", false, true);
        List<WebElement> mechanisms = browser.driver().findElements(By.cssSelector(".mechanism:has(.facts)"));
        assertThat(mechanisms).hasSize(35).allMatch(WebElement::isDisplayed);
        assertThat(mechanisms.get(0).findElements(By.cssSelector("pre"))).allMatch(WebElement::isDisplayed);
        assertThat(browser.driver().findElements(By.cssSelector(".mechanism nav, .skip")))
                .noneMatch(WebElement::isDisplayed);
    }

    /** Printed for the reader, not asserted: what it takes here says nothing of another machine. */
    @Test
    void openingTimeIsMeasured() {
        browser.open(full.html(), "");
        double loaded = browser.number("performance.getEntriesByType('navigation')[0].loadEventEnd");
        System.out.printf(
                "full report: %,d bytes, loaded after %.0f ms%n",
                full.html().toFile().length(), loaded);
        assertThat(full.html()).isNotEmptyFile();
        assertThat(full.html().toFile().length()).isLessThan(3_000_000);
        assertThat(loaded).isPositive();
    }

    private static String word(String verdict) {
        return switch (verdict) {
            case "FASTER" -> "faster";
            case "SLOWER" -> "slower";
            default -> verdict.toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The ratio as the cell's last line begins with it. */
    private static double shown(String text) {
        String[] lines = text.split("\\R");
        return Double.parseDouble(lines[lines.length - 1].replaceFirst("[ ,].*", ""));
    }

    private static org.assertj.core.data.Offset<Double> within(JsonNode verdict) {
        return org.assertj.core.data.Offset.offset(verdict.at("/ratio/value").asDouble() * 0.01);
    }
}
