package dev.pglayout.reports.model;

import java.util.List;

/**
 * What makes a run a sweep: its arms differ along one dimension.
 *
 * @param dimension {@code partitions}, {@code shards}, {@code tenants} or {@code rows-per-month}
 * @param axis what the values count
 * @param held what is the same at all points
 * @param points one per arm, the A/A arm apart
 * @param footprints one per operation and arm; empty until they are taken
 */
public record Sweep(String dimension, String axis, String held, List<Point> points, List<Footprint> footprints) {

    /**
     * @param layout the curve that the arm is a point of
     * @param value where on the axis; null for an arm that the dimension does not touch
     */
    public record Point(String arm, String layout, Double value) {}

    /**
     * What an operation costs its session beside the answer's time: figures that grow with the number of relations. Times are
     * medians.
     *
     * @param firstMillis a new session's first execution, whose catalog caches are cold, as the client sees it; null for writes
     * @param planningMillis planning once for the binds, with warm caches
     * @param settledPlanningMillis what precedes each execution of the settled plan: of a generic one, taking its locks
     * @param executionMillis executing the plan that the session settles on, start of the executor included
     * @param planKind {@code custom}, {@code generic} or {@code unprepared}
     * @param locks on relations that one execution holds until its transaction ends, over all servers of the target
     * @param memoryBytes of the entry server's backend after these executions; null before PostgreSQL 14
     */
    public record Footprint(
            String operation,
            String arm,
            Double firstMillis,
            double planningMillis,
            double settledPlanningMillis,
            double executionMillis,
            String planKind,
            long locks,
            Long memoryBytes) {}

    /** The same with its footprints. */
    public Sweep withFootprints(List<Footprint> taken) {
        return new Sweep(dimension, axis, held, points, List.copyOf(taken));
    }
}
