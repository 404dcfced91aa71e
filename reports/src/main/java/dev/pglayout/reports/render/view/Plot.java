package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * Lines over a common axis, in a box of 100 × 100, labels outside of it.
 *
 * @param summary what it shows, for those who do not see it
 * @param keys the lines' names with their looks, each once
 * @param lines several of one name where values are missing in between
 * @param marks single values, to be read by hovering
 * @param windows stretches of the horizontal axis in which something happened
 */
public record Plot(
        String title,
        String summary,
        List<Key> keys,
        List<Curve.Line> lines,
        List<Curve.Mark> marks,
        List<Window> windows,
        List<Curve.Tick> horizontal,
        List<Curve.Tick> vertical) {

    public record Key(String name, String css) {}

    /** @param at left edge in per cent */
    public record Window(double at, double width, String title) {}
}
