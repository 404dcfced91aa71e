package dev.pglayout.reports.render.view;

import java.util.List;

/** All ratios with their intervals on one logarithmic axis. Positions in per cent. */
public record Forest(List<Tick> ticks, double bandFrom, double bandTo, double one, List<Group> groups) {

    public record Tick(double x, String label) {}

    public record Group(String operation, List<Row> rows) {}

    /** @param x position of the ratio; null when there is none, then {@code words} says why */
    public record Row(
            String arm,
            String link,
            String css,
            Double x,
            Double from,
            Double to,
            String difference,
            String ratio,
            String words) {}
}
