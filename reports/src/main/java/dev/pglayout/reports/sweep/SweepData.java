package dev.pglayout.reports.sweep;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.Sweep;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.verdict.RoundTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sweep's figures, looked up by operation, layout and point; recomputed from the run's raw data. */
public final class SweepData {
    private final Run run;
    private final Sweep sweep;

    private SweepData(Run run) {
        this.run = run;
        this.sweep = run.sweep();
    }

    /** Empty where the run is no sweep. */
    public static Optional<SweepData> of(Run run) {
        return run.sweep() == null ? Optional.empty() : Optional.of(new SweepData(run));
    }

    public Sweep sweep() {
        return sweep;
    }

    public List<String> operations() {
        return run.plan().operations();
    }

    public List<String> layouts() {
        return sweep.points().stream().map(Sweep.Point::layout).distinct().toList();
    }

    /** A layout's points, ascending. */
    public List<Sweep.Point> points(String layout) {
        return sweep.points().stream()
                .filter(point -> point.layout().equals(layout))
                .toList();
    }

    /** Curves of an operation's times, without layouts that were not measured. */
    public List<Series> times(String operation) {
        return layouts().stream()
                .map(layout -> times(operation, layout))
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    private Series times(String operation, String layout) {
        List<Series.Point> points = new ArrayList<>();
        for (Sweep.Point point : points(layout)) {
            Map<Integer, Double> logs = new LinkedHashMap<>();
            RoundTimes.of(run, operation, point.arm()).forEach((round, time) -> logs.put(round, Math.log(time)));
            if (!logs.isEmpty()) {
                points.add(new Series.Point(
                        point.arm(),
                        point.value(),
                        logs,
                        Estimate.of(logs.values()).exp()));
            }
        }
        String unit = run.forks().stream()
                .filter(fork -> operation.equals(fork.operation()))
                .flatMap(fork -> fork.samples().stream())
                .map(Sample::unit)
                .findFirst()
                .orElse("");
        return new Series(operation, layout, unit, points);
    }

    /** How the layouts' curves of an operation run beside each other. */
    public List<Relation> relations(String operation) {
        return Crossovers.of(times(operation));
    }

    /** What an operation costs a session at one point. */
    public Optional<Sweep.Footprint> footprint(String operation, String arm) {
        return sweep.footprints().stream()
                .filter(taken ->
                        taken.operation().equals(operation) && taken.arm().equals(arm))
                .findFirst();
    }

    /** What an arm was measured on. */
    public Optional<TargetRecord> target(String arm) {
        String key = run.plan().armDetails().stream()
                .filter(detail -> detail.name().equals(arm))
                .map(Plan.ArmDetail::layout)
                .collect(Collectors.joining());
        return run.targets().stream()
                .filter(target -> target.layout().equals(key) && target.unavailable() == null)
                .findFirst();
    }

    /**
     * A figure of each point of a layout, by value on the axis; points that do not have it are left out.
     *
     * @param operation which does not matter to a figure of the target
     */
    public Map<Double, Double> figures(String layout, String operation, Figure figure) {
        Map<Double, Double> figures = new LinkedHashMap<>();
        for (Sweep.Point point : points(layout)) {
            figure.of(this, operation, point.arm()).ifPresent(y -> figures.put(point.value(), y));
        }
        return figures;
    }
}
