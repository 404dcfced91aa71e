package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * A sweep: sentences first, then curves, and the same figures as tables.
 *
 * @param held what is the same at all points
 */
public record SweepView(
        String axis, String held, List<String> crossings, List<String> growth, List<Drawn> curves, List<Table> tables) {

    public record Drawn(String title, Curve curve) {}
}
