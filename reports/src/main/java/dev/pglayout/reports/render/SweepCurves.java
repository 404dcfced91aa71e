package dev.pglayout.reports.render;

import dev.pglayout.reports.render.view.Curve;
import dev.pglayout.reports.render.view.Curve.Line;
import dev.pglayout.reports.render.view.Curve.Mark;
import dev.pglayout.reports.render.view.Curve.Tick;
import dev.pglayout.reports.render.view.SweepView.Drawn;
import dev.pglayout.reports.sweep.Figure;
import dev.pglayout.reports.sweep.Series;
import dev.pglayout.reports.sweep.SweepData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Curves over a sweep's axis, both scales logarithmic, so that a power law is a straight line and its exponent the slope. */
final class SweepCurves {
    private static final int STYLES = 6;
    /** What is level along the axis in every layout would be a chart of nothing. */
    private static final double WORTH_DRAWING = 1.2;

    private final SweepData data;
    private final double[] values;

    SweepCurves(SweepData data) {
        this.data = data;
        this.values = data.sweep().points().stream()
                .map(point -> point.value())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .distinct()
                .sorted()
                .toArray();
    }

    List<Drawn> all() {
        List<Drawn> drawn = new ArrayList<>();
        for (String operation : data.operations()) {
            List<Series> series = data.times(operation);
            String unit = series.isEmpty() ? "" : series.get(0).unit();
            draw(operation + ": time per execution", times(series), y -> Fmt.time(y, unit))
                    .ifPresent(drawn::add);
            Stream.of(Figure.FIRST, Figure.PLANNING, Figure.LOCKS, Figure.MEMORY)
                    .forEach(figure -> figure(operation, figure).ifPresent(drawn::add));
        }
        Stream.of(Figure.LOAD, Figure.SIZE)
                .forEach(figure -> figure(null, figure).ifPresent(drawn::add));
        return drawn;
    }

    private static Map<String, Map<Double, Double>> times(List<Series> all) {
        Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
        for (Series series : all) {
            Map<Double, Double> points = new LinkedHashMap<>();
            series.points()
                    .forEach(point -> points.put(point.value(), point.time().value()));
            lines.put(series.layout(), points);
        }
        return lines;
    }

    private Optional<Drawn> figure(String operation, Figure figure) {
        Map<String, Map<Double, Double>> lines = new LinkedHashMap<>();
        data.layouts().forEach(layout -> lines.put(layout, data.figures(layout, operation, figure)));
        String title = operation == null ? figure.title() : operation + ": " + figure.title();
        return draw(title, lines, y -> SweepTables.text(figure, y));
    }

    private Optional<Drawn> draw(String title, Map<String, Map<Double, Double>> lines, DoubleFunction<String> text) {
        double[] all = lines.values().stream()
                .flatMap(points -> points.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(y -> y > 0)
                .sorted()
                .toArray();
        if (all.length == 0 || values.length < 2 || all[all.length - 1] < all[0] * WORTH_DRAWING) {
            return Optional.empty();
        }
        Axis x = new Axis(values[0], values[values.length - 1], true);
        Axis y = new Axis(all[0] / 1.3, all[all.length - 1] * 1.3, true);
        List<Line> drawn = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        lines.forEach((layout, points) -> {
            String css = "line" + data.layouts().indexOf(layout) % STYLES;
            Map<Double, Double> spread = spread(points);
            drawn.add(new Line(layout, css, points(spread, x, y)));
            spread.forEach((at, value) -> marks.add(new Mark(
                    per(x.at(at)),
                    per(1 - y.at(value)),
                    css,
                    "%s at %s: %s".formatted(layout, Fmt.count(at), text.apply(value)))));
        });
        return Optional.of(new Drawn(title, new Curve(summary(title, drawn), drawn, marks, across(x), up(y, text))));
    }

    /** A layout that the dimension does not touch is a level line. */
    private Map<Double, Double> spread(Map<Double, Double> points) {
        Map<Double, Double> spread = new LinkedHashMap<>();
        points.forEach((at, value) -> {
            if (value <= 0) {
                return;
            }
            if (at != null) {
                spread.put(at, value);
            } else {
                spread.put(values[0], value);
                spread.put(values[values.length - 1], value);
            }
        });
        return spread;
    }

    private String summary(String title, List<Line> lines) {
        return "%s over %s from %s to %s: %s; the figures are in the tables below"
                .formatted(
                        title,
                        data.sweep().axis(),
                        Fmt.count(values[0]),
                        Fmt.count(values[values.length - 1]),
                        lines.stream().map(Line::name).collect(Collectors.joining(", ")));
    }

    private static String points(Map<Double, Double> points, Axis x, Axis y) {
        return points.entrySet().stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.1f,%.1f", 100 * x.at(point.getKey()), 100 - 100 * y.at(point.getValue())))
                .collect(Collectors.joining(" "));
    }

    private List<Tick> across(Axis x) {
        List<Tick> ticks = new ArrayList<>();
        for (double value : values) {
            ticks.add(new Tick(per(x.at(value)), Fmt.count(value)));
        }
        return ticks;
    }

    private static List<Tick> up(Axis y, DoubleFunction<String> text) {
        return y.ticks().stream()
                .map(tick -> new Tick(per(1 - y.at(tick)), text.apply(tick)))
                .toList();
    }

    private static double per(double share) {
        return Math.round(share * 1000) / 10.0;
    }
}
