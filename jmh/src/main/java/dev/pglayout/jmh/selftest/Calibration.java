package dev.pglayout.jmh.selftest;

import java.util.List;

/**
 * What burnt rows add to an operation, as forks see it.
 *
 * @param medianMicros of the control, which burns one row
 * @param microsPerRow what each further row adds
 */
record Calibration(double medianMicros, double microsPerRow) {
    /**
     * A number of rows that was measured.
     *
     * @param share of the control's time that they added to it
     */
    record Point(long rows, double share) {
        private double perRow() {
            return share / (rows - 1);
        }
    }

    /** Each point counts alike: the small one is nearer to what is injected, the large one stands clearer of the noise. */
    static Calibration of(double medianMicros, List<Point> points) {
        double perRow = points.stream().mapToDouble(Point::perRow).average().orElseThrow();
        return new Calibration(medianMicros, medianMicros * perRow);
    }

    /** Rows that add about the given share of the control's time; never as few as the control burns. */
    long rows(double share) {
        return 1 + Math.max(1, Math.round(share * medianMicros / microsPerRow));
    }

    /** Share of the control's time that so many rows add: rows are whole, and each adds some tenths of a per cent to a look-up. */
    double share(long rows) {
        return (rows - 1) * microsPerRow / medianMicros;
    }
}
