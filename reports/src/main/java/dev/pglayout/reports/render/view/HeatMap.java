package dev.pglayout.reports.render.view;

import java.util.List;

/** Operation × arm: what stands first on the page. */
public record HeatMap(String control, List<Column> columns, List<Row> rows, List<String> footnotes) {

    /** @param note why the whole arm is missing, or what it is ("control again"), or null */
    public record Column(String arm, String layout, String note, boolean control, boolean aa) {}

    public record Row(String operation, String question, List<Cell> cells) {}

    /**
     * @param css colour class; the words say the same
     * @param sign a sign that differs by verdict, for eyes that do not see the colour
     * @param words the verdict, with the difference where it has a direction: {@code 53.4 µs slower}
     * @param details lines below it: the difference and the ratio with their intervals, or the reason for having none
     * @param link fragment of the mechanism, or null
     * @param verdict verdict's name, or null on the control
     */
    public record Cell(
            String operation,
            String arm,
            String css,
            String sign,
            String words,
            List<String> details,
            String link,
            String verdict,
            String ratio,
            String low,
            String high) {}
}
