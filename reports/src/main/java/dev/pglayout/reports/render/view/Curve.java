package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * Latency by percentile: lines in a box of 100 × 100, labels outside of it.
 *
 * @param marks the labelled percentiles on the lines, each with its value to be read by hovering
 */
public record Curve(String summary, List<Line> lines, List<Mark> marks, List<Tick> horizontal, List<Tick> vertical) {

    /** @param points SVG points {@code x,y x,y …} */
    public record Line(String name, String css, String points) {}

    public record Mark(double x, double y, String css, String title) {}

    /** @param at position in per cent */
    public record Tick(double at, String label) {}
}
