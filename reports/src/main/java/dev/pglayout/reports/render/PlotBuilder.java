package dev.pglayout.reports.render;

import dev.pglayout.reports.render.view.Curve;
import dev.pglayout.reports.render.view.Plot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Puts series of numbers onto common axes. */
final class PlotBuilder {
    /** Looks that the style sheet tells apart, by colour and by dashes. */
    private static final int LOOKS = 6;

    /** Of the horizontal axis: finer than a screen shows, and few enough for an hour of seconds. */
    private static final int SLICES = 200;

    /** That a line is drawn with. */
    static final int MOST_POINTS = 2 * SLICES;

    private final String title;
    private final Map<String, List<Point>> series = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private DoubleFunction<String> xLabel = Fmt::tick;
    private DoubleFunction<String> yLabel = Fmt::tick;
    private double step = Double.MAX_VALUE;
    private boolean marked;
    private boolean fromZero;

    PlotBuilder(String title) {
        this.title = title;
    }

    private record Point(double x, double y) {}

    private record Event(double from, double to, String name) {}

    PlotBuilder labels(DoubleFunction<String> horizontal, DoubleFunction<String> vertical) {
        xLabel = horizontal;
        yLabel = vertical;
        return this;
    }

    /** Lines break where points are further apart than this. */
    PlotBuilder step(double most) {
        step = most;
        return this;
    }

    /** Counts begin at zero; times do not. */
    PlotBuilder fromZero() {
        fromZero = true;
        return this;
    }

    /** Few points are drawn as dots that tell their value. */
    PlotBuilder marked() {
        marked = true;
        return this;
    }

    PlotBuilder point(String name, double x, double y) {
        series.computeIfAbsent(name, any -> new ArrayList<>()).add(new Point(x, y));
        return this;
    }

    PlotBuilder event(double from, double to, String name) {
        events.add(new Event(from, to, name));
        return this;
    }

    boolean empty() {
        return series.isEmpty();
    }

    Plot build() {
        Axis x = new Axis(
                xs().min().orElse(0), Math.max(xs().max().orElse(1), xs().min().orElse(0) + 1e-9), false);
        double most = ys().max().orElse(1);
        Axis y = fromZero
                ? new Axis(0, most > 0 ? most * 1.08 : 1, false)
                : Axis.around(ys().min().orElse(0), most);
        List<Plot.Key> keys = new ArrayList<>();
        List<Curve.Line> lines = new ArrayList<>();
        List<Curve.Mark> marks = new ArrayList<>();
        series.forEach((name, points) -> {
            String css = "look" + keys.size() % LOOKS;
            keys.add(new Plot.Key(name, css));
            stretches(points).forEach(stretch -> lines.add(new Curve.Line(name, css, path(thinned(stretch, x), x, y))));
            points.stream()
                    .filter(p -> marked)
                    .forEach(p -> marks.add(new Curve.Mark(
                            across(x, p.x),
                            down(y, p.y),
                            css,
                            "%s: %s at %s".formatted(name, yLabel.apply(p.y), xLabel.apply(p.x)))));
        });
        return new Plot(title, summary(keys, y), keys, lines, marks, windows(x), ticks(x), verticalTicks(y));
    }

    private DoubleStream xs() {
        return series.values().stream().flatMap(List::stream).mapToDouble(Point::x);
    }

    private DoubleStream ys() {
        return series.values().stream().flatMap(List::stream).mapToDouble(Point::y);
    }

    private String summary(List<Plot.Key> keys, Axis y) {
        return "%s: %s; up to %s"
                .formatted(
                        title,
                        String.join(", ", keys.stream().map(Plot.Key::name).toList()),
                        yLabel.apply(ys().max().orElse(y.to())));
    }

    private List<List<Point>> stretches(List<Point> points) {
        List<List<Point>> all = new ArrayList<>();
        List<Point> current = new ArrayList<>();
        for (Point point : points) {
            if (!current.isEmpty() && point.x - current.get(current.size() - 1).x > step) {
                all.add(current);
                current = new ArrayList<>();
            }
            current.add(point);
        }
        all.add(current);
        return all;
    }

    /** Of more points than can be told apart, the lowest and the highest of each slice: no spike is lost. */
    private static List<Point> thinned(List<Point> points, Axis x) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        Map<Integer, List<Point>> slices = points.stream()
                .collect(Collectors.groupingBy(
                        p -> (int) (x.at(p.x) * SLICES), LinkedHashMap::new, Collectors.toList()));
        return slices.values().stream().flatMap(PlotBuilder::extremes).toList();
    }

    private static Stream<Point> extremes(List<Point> slice) {
        Point low = Collections.min(slice, Comparator.comparingDouble(Point::y));
        Point high = Collections.max(slice, Comparator.comparingDouble(Point::y));
        return (low.x <= high.x ? Stream.of(low, high) : Stream.of(high, low)).distinct();
    }

    /** A lone point is drawn as a short line: SVG draws nothing for it otherwise. */
    private static String path(List<Point> points, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        points.forEach(p -> path.append(at(across(x, p.x), down(y, p.y))));
        if (points.size() == 1) {
            path.append(at(across(x, points.get(0).x) + 0.3, down(y, points.get(0).y)));
        }
        return path.toString().strip();
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private List<Plot.Window> windows(Axis x) {
        return events.stream()
                .map(e ->
                        new Plot.Window(across(x, e.from), Math.max(0.6, across(x, e.to) - across(x, e.from)), e.name))
                .toList();
    }

    private List<Curve.Tick> ticks(Axis x) {
        return x.ticks().stream()
                .map(t -> new Curve.Tick(across(x, t), xLabel.apply(t)))
                .toList();
    }

    private List<Curve.Tick> verticalTicks(Axis y) {
        return y.ticks().stream()
                .map(t -> new Curve.Tick(down(y, t), yLabel.apply(t)))
                .toList();
    }

    private static double across(Axis axis, double value) {
        return Math.round(1000 * axis.at(value)) / 10.0;
    }

    private static double down(Axis axis, double value) {
        return Math.round(1000 - 1000 * axis.at(value)) / 10.0;
    }
}
