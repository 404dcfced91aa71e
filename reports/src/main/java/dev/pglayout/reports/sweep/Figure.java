package dev.pglayout.reports.sweep;

import dev.pglayout.reports.model.Sweep.Footprint;
import dev.pglayout.reports.model.TargetRecord;
import java.util.Optional;
import java.util.function.Function;

/** What a sweep shows of each point beside the times. */
public enum Figure {
    FIRST("first execution of a session", true, Unit.MILLIS, perOperation(Footprint::firstMillis)),
    PLANNING("planning", true, Unit.MILLIS, perOperation(Footprint::planningMillis)),
    SETTLED("plan kept: its locks", true, Unit.MILLIS, perOperation(Footprint::settledPlanningMillis)),
    EXECUTION("execution", true, Unit.MILLIS, perOperation(Footprint::executionMillis)),
    LOCKS("locks held", true, Unit.COUNT, perOperation(taken -> (double) taken.locks())),
    MEMORY(
            "backend memory",
            true,
            Unit.BYTES,
            perOperation(taken ->
                    taken.memoryBytes() == null ? null : taken.memoryBytes().doubleValue())),
    RELATIONS("tables", false, Unit.COUNT, perTarget(target ->
            (double) target.relations().size())),
    LOAD("load", false, Unit.SECONDS, perTarget(Figure::loadSeconds)),
    SIZE(
            "size",
            false,
            Unit.BYTES,
            perTarget(target ->
                    target.sizes() == null ? null : (double) target.sizes().total()));

    public enum Unit {
        MILLIS,
        SECONDS,
        BYTES,
        COUNT
    }

    private interface Source {
        Optional<Double> of(SweepData data, String operation, String arm);
    }

    private final String title;
    private final boolean ofOperation;
    private final Unit unit;
    private final Source source;

    Figure(String title, boolean ofOperation, Unit unit, Source source) {
        this.title = title;
        this.ofOperation = ofOperation;
        this.unit = unit;
        this.source = source;
    }

    public String title() {
        return title;
    }

    /** Whether operations differ in it; else it is of the target. */
    public boolean ofOperation() {
        return ofOperation;
    }

    public Unit unit() {
        return unit;
    }

    /** At an arm, in its unit. */
    public Optional<Double> of(SweepData data, String operation, String arm) {
        return source.of(data, operation, arm);
    }

    private static Source perOperation(Function<Footprint, Double> figure) {
        return (data, operation, arm) -> data.footprint(operation, arm).map(figure);
    }

    private static Source perTarget(Function<TargetRecord, Double> figure) {
        return (data, operation, arm) -> data.target(arm).map(figure);
    }

    private static Double loadSeconds(TargetRecord target) {
        return target.load() == null
                ? null
                : target.load().stages().stream()
                        .mapToDouble(TargetRecord.Stage::seconds)
                        .sum();
    }
}
