package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Sweep;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.sweep.Figure;
import dev.pglayout.reports.sweep.Series;
import dev.pglayout.reports.sweep.Slope;
import dev.pglayout.reports.sweep.SweepData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A sweep's figures as tables: what the curves show, for those who do not see them. */
final class SweepTables {
    private final SweepData data;

    SweepTables(SweepData data) {
        this.data = data;
    }

    List<Table> all() {
        return Stream.concat(data.operations().stream().map(this::operation), Stream.of(targets()))
                .toList();
    }

    private Table operation(String operation) {
        List<Figure> figures = figures(true);
        List<String> header = new ArrayList<>(List.of("Layout", data.sweep().axis(), "time", "95 % interval"));
        figures.forEach(figure -> header.add(figure.title()));
        List<Table.Row> rows = new ArrayList<>();
        for (Series series : data.times(operation)) {
            for (Series.Point point : series.points()) {
                rows.add(row(operation, series, point, figures));
            }
            if (!series.level()) {
                rows.add(exponents(operation, series, figures));
            }
        }
        return new Table(operation + ": time per execution, and what it costs its session", header, rows);
    }

    private Table.Row row(String operation, Series series, Series.Point point, List<Figure> figures) {
        List<String> cells = new ArrayList<>(List.of(
                series.layout(),
                point.value() == null ? "any" : Fmt.count(point.value()),
                Fmt.time(point.time().value(), series.unit()),
                interval(point.time().interval(), series.unit())));
        figures.forEach(figure -> cells.add(cell(operation, point.arm(), figure)));
        return new Table.Row(cells, false);
    }

    private Table.Row exponents(String operation, Series series, List<Figure> figures) {
        List<String> cells = new ArrayList<>(List.of(
                series.layout(),
                "exponent",
                Slope.of(series)
                        .map(slope -> String.format(Locale.ROOT, "%.2f", slope.value()))
                        .orElse(Fmt.NONE),
                Slope.of(series)
                        .filter(slope -> slope.interval() != null)
                        .map(slope -> String.format(
                                Locale.ROOT,
                                "%.2f to %.2f",
                                slope.interval().low(),
                                slope.interval().high()))
                        .orElse(Fmt.NONE)));
        figures.forEach(figure -> cells.add(exponent(data.figures(series.layout(), operation, figure))));
        return new Table.Row(cells, false);
    }

    private Table targets() {
        List<Figure> figures = figures(false);
        List<String> header = new ArrayList<>(List.of("Layout", data.sweep().axis()));
        figures.forEach(figure -> header.add(figure.title()));
        List<Table.Row> rows = new ArrayList<>();
        for (Sweep.Point point : data.sweep().points()) {
            List<String> cells =
                    new ArrayList<>(List.of(point.layout(), point.value() == null ? "any" : Fmt.count(point.value())));
            figures.forEach(figure -> cells.add(cell(null, point.arm(), figure)));
            rows.add(new Table.Row(cells, false));
        }
        return new Table("What each point costs to load and to keep", header, rows);
    }

    private static List<Figure> figures(boolean ofOperation) {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.ofOperation() == ofOperation)
                .toList();
    }

    private String cell(String operation, String arm, Figure figure) {
        return figure.of(data, operation, arm).map(value -> text(figure, value)).orElse(Fmt.NONE);
    }

    static String text(Figure figure, double value) {
        return switch (figure.unit()) {
            case MILLIS -> Fmt.millis(value);
            case SECONDS -> Fmt.seconds(value);
            case BYTES -> Fmt.bytes(Math.round(value));
            case COUNT -> Fmt.count(value);
        };
    }

    private static String exponent(Map<Double, Double> figures) {
        Optional<Double> slope = Slope.of(figures);
        return slope.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse(Fmt.NONE);
    }

    private static String interval(Interval interval, String unit) {
        return interval == null ? Fmt.NONE : Fmt.time(interval.low(), unit) + " to " + Fmt.time(interval.high(), unit);
    }
}
