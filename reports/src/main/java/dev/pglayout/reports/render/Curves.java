package dev.pglayout.reports.render;

import dev.pglayout.reports.render.view.Curve;
import dev.pglayout.reports.render.view.Curve.Line;
import dev.pglayout.reports.render.view.Curve.Mark;
import dev.pglayout.reports.render.view.Curve.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** Latency by percentile, the rare ones drawn apart: x is the number of nines. */
final class Curves {
    private static final double[] LABELLED = {0, 50, 90, 99, 99.9, 99.99};

    private Curves() {}

    static Optional<Curve> of(RunIndex index, String operation, String arm) {
        Optional<Histogram> own = Histograms.sum(index.sampled(operation, arm));
        if (own.isEmpty() || index.isUpkeep(operation)) {
            return Optional.empty();
        }
        Optional<Histogram> control =
                index.isControl(arm) ? Optional.empty() : Histograms.sum(index.sampled(operation, index.control()));
        long count = Math.min(
                own.get().getTotalCount(), control.map(Histogram::getTotalCount).orElse(Long.MAX_VALUE));
        double last = lastPercentile(count);
        Axis y = Axis.around(Math.max(1, min(own.get(), control)), Math.max(2, max(own.get(), control, last)));
        List<Line> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        control.ifPresent(h -> {
            lines.add(line(index.control(), "control", h, last, y));
            marks.addAll(marks(index.control(), "control", h, last, y));
        });
        lines.add(line(arm, "arm", own.get(), last, y));
        marks.addAll(marks(arm, "arm", own.get(), last, y));
        return Optional.of(new Curve(
                "Latency by percentile: " + lines.stream().map(Line::name).collect(Collectors.joining(", ")),
                lines,
                marks,
                DoubleStream.of(LABELLED)
                        .filter(p -> p <= last)
                        .mapToObj(p -> new Tick(100 * nines(p) / nines(last), p == 0 ? "" : "p" + trim(p)))
                        .toList(),
                y.ticks().stream()
                        .map(t -> new Tick(100 - 100 * y.at(t), Fmt.tick(t, "ns")))
                        .toList()));
    }

    /** Percentiles with fewer than ten samples beyond them would draw single events as if they were a law. */
    private static double lastPercentile(long count) {
        double last = 50;
        for (double p : LABELLED) {
            last = count * (100 - p) / 100 >= 10 ? Math.max(p, last) : last;
        }
        return last;
    }

    private static Line line(String name, String css, Histogram h, double last, Axis y) {
        double end = nines(last);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i <= 60; i++) {
            double percentile = 100 * (1 - Math.pow(10, -end * i / 60));
            double value = Math.max(1, h.getValueAtPercentile(percentile));
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", 100.0 * i / 60, 100 - 100 * y.at(value)));
        }
        return new Line(name, css, points.toString().strip());
    }

    private static List<Mark> marks(String name, String css, Histogram h, double last, Axis y) {
        return DoubleStream.of(LABELLED)
                .filter(p -> p > 0 && p <= last)
                .mapToObj(p -> {
                    double value = Math.max(1, h.getValueAtPercentile(p));
                    String title = "%s: p%s %s".formatted(name, trim(p), Fmt.time(value, "ns"));
                    return new Mark(
                            rounded(100 * nines(p) / nines(last)), rounded(100 - 100 * y.at(value)), css, title);
                })
                .toList();
    }

    private static double rounded(double per) {
        return Math.round(per * 10) / 10.0;
    }

    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static double min(Histogram own, Optional<Histogram> control) {
        return Math.min(own.getMinValue(), control.map(Histogram::getMinValue).orElse(Long.MAX_VALUE));
    }

    private static double max(Histogram own, Optional<Histogram> control, double last) {
        return Math.max(
                own.getValueAtPercentile(last),
                control.map(h -> h.getValueAtPercentile(last)).orElse(0L));
    }

    private static String trim(double percentile) {
        return percentile == Math.rint(percentile) ? String.valueOf((int) percentile) : String.valueOf(percentile);
    }
}
