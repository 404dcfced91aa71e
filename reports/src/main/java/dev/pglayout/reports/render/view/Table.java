package dev.pglayout.reports.render.view;

import java.util.List;

/**
 * A plain table; the first cell of each row is its header.
 *
 * @param folded whether it starts folded away
 */
public record Table(String caption, List<String> header, List<Row> rows, boolean folded) {

    public Table(String caption, List<String> header, List<Row> rows) {
        this(caption, header, rows, false);
    }

    /**
     * @param marked whether the row deserves the eye: a difference, a failure
     * @param href where its header leads, or null
     */
    public record Row(List<String> cells, boolean marked, String href) {

        public Row(List<String> cells, boolean marked) {
            this(cells, marked, null);
        }
    }

    public static Row row(String... cells) {
        return new Row(List.of(cells), false);
    }
}
