package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.stats.ChangePoints;
import dev.pglayout.reports.stats.ChangePoints.ChangePoint;
import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.List;

/** One metric of an operation on one arm, night by night: median log ratios to the run's own control. */
record Series(Judged judged, String arm, List<Night> nights) {
    private static final int TREND_RUNS = 10;

    record Night(Brief run, double logRatio, int blocks) {}

    static Series of(List<Brief> runs, Judged judged, String arm) {
        return new Series(
                judged,
                arm,
                runs.stream()
                        .flatMap(run -> run.cell(judged, arm).stream()
                                .filter(cell -> !cell.logRatios().isEmpty())
                                .map(cell -> new Night(
                                        run,
                                        AcrossRuns.night(cell),
                                        cell.logRatios().size())))
                        .toList());
    }

    String name() {
        return judged.name();
    }

    double ratio(int night) {
        return Math.exp(nights.get(night).logRatio());
    }

    List<ChangePoint> changePoints() {
        return ChangePoints.find(values());
    }

    /** Median after a change point less median before it, each up to its neighbouring change points. */
    double step(ChangePoint at) {
        double[] values = values();
        int from = 0;
        int to = values.length;
        for (ChangePoint other : changePoints()) {
            from = other.index() < at.index() ? other.index() : from;
            to = other.index() > at.index() ? Math.min(to, other.index()) : to;
        }
        return Medians.of(java.util.Arrays.copyOfRange(values, at.index(), to))
                - Medians.of(java.util.Arrays.copyOfRange(values, from, at.index()));
    }

    /** Share per ten runs: the median of all pairs' slopes (P. K. Sen, 1968), which single bad nights hardly move. */
    double trend() {
        double[] values = values();
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                slopes.add((values[j] - values[i]) / (j - i));
            }
        }
        return slopes.isEmpty() ? 0 : Math.expm1(TREND_RUNS * Medians.of(slopes));
    }

    private double[] values() {
        return nights.stream().mapToDouble(Night::logRatio).toArray();
    }
}
