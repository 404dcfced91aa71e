package dev.pglayout.reports.sweep;

import java.util.List;
import java.util.Map;

/**
 * One layout's times of one operation along the axis.
 *
 * @param unit of the times, as JMH names it
 * @param points by ascending value; a single one without a value if the dimension does not touch the layout
 */
public record Series(String operation, String layout, String unit, List<Point> points) {
    /**
     * @param value null where the dimension does not touch the layout
     * @param byRound log of the time of each round's fork
     * @param time centre of the rounds' times
     */
    public record Point(String arm, Double value, Map<Integer, Double> byRound, Estimate time) {}

    public boolean level() {
        return points.size() == 1 && points.get(0).value() == null;
    }

    /** The point at a value; a level line has the same one everywhere. */
    Point at(double value) {
        return points.stream()
                .filter(point -> point.value() == null || point.value() == value)
                .findFirst()
                .orElse(null);
    }
}
