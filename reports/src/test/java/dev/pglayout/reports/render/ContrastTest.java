package dev.pglayout.reports.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA, computed over the palette of the style sheet: 4.5 for text, 3 for what is drawn. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-f]{6})");
    private static final List<Map<String, String>> THEMES = themes();

    @ParameterizedTest
    @CsvSource({
        "ink, page",
        "ink, card",
        "ink, band",
        "ink, grey",
        "ink, same",
        "ink, hatch",
        "ink, f1",
        "ink, f2",
        "ink, f3",
        "f4-ink, f4",
        "ink, s1",
        "ink, s2",
        "ink, s3",
        "s4-ink, s4",
        "ink, warn-back",
        "ink, bad-back",
        "ink, note-back",
        "soft, page",
        "soft, card",
        "soft, warn-back",
        "link, page",
        "link, card",
        "link, warn-back",
        "warn, card",
        "warn, warn-back",
        "bad, card",
        "ok, card"
    })
    void textIsReadable(String ink, String back) {
        assertThat(THEMES).extracting(theme -> ratio(theme, ink, back)).allMatch(ratio -> ratio >= 4.5);
    }

    @ParameterizedTest
    @CsvSource({
        "arm, page",
        "arm, card",
        "control, card",
        "arm, band",
        "slow, page",
        "slow, band",
        "soft, band",
        "warn, card",
        "link, page"
    })
    void whatIsDrawnIsSeen(String mark, String back) {
        assertThat(THEMES).extracting(theme -> ratio(theme, mark, back)).allMatch(ratio -> ratio >= 3);
    }

    private static double ratio(Map<String, String> theme, String one, String other) {
        assertThat(theme).containsKeys(one, other);
        double a = luminance(theme.get(one));
        double b = luminance(theme.get(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Light, and light with what dark overrides. */
    private static List<Map<String, String>> themes() {
        String css = css();
        int dark = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        Map<String, String> light = colours(css.substring(0, dark));
        Map<String, String> night = new LinkedHashMap<>(light);
        Map<String, String> own = colours(css.substring(dark));
        assertThat(own.keySet()).as("dark has every colour of light").containsAll(light.keySet());
        night.putAll(own);
        return List.of(light, night);
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("style.css")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
