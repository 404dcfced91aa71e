package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * A small chart: x in per cent of whatever width the page has, y in pixels, so that text keeps its size on a phone.
 *
 * @param summary what the chart shows, for those who do not see it
 */
public record Chart(String title, String summary, int height, List<Band> bands, List<Rule> rules, List<Dot> dots) {

    public record Band(double y, double height, String css) {}

    /** A horizontal line with its label on top, or with none. */
    public record Rule(double y, String label, String css) {}

    public record Dot(double x, double y, String css, String title) {}
}
