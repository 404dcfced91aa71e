package dev.pglayout.reports.compare;

import dev.pglayout.console.TextTable;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.io.History;
import dev.pglayout.reports.model.Annotation;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.render.Differences;
import dev.pglayout.reports.render.Fmt;
import dev.pglayout.reports.stats.ChangePoints.ChangePoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The history's cells as series of nights, in words. */
public final class Trends {
    private final History history;
    private final List<Series> all;

    private Trends(History history, List<Series> all) {
        this.history = history;
        this.all = all;
    }

    private record CellName(Judged judged, String arm) {}

    /** Series in the order in which the newest run names their cells. */
    public static Trends of(History history) {
        List<Brief> runs = history.runs();
        Set<CellName> names = new LinkedHashSet<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i).cells().forEach(cell -> names.add(new CellName(cell.judged(), cell.arm())));
        }
        List<Series> all = names.stream()
                .map(name -> Series.of(runs, name.judged(), name.arm()))
                .filter(series -> !series.nights().isEmpty())
                .toList();
        return new Trends(history, all);
    }

    /** @param operation only this one, or null; with an arm too, every night is listed */
    public String text(String operation, String arm) {
        List<Series> wanted = all.stream()
                .filter(series -> operation == null || series.name().equals(operation))
                .filter(series -> arm == null || series.arm().equals(arm))
                .toList();
        if (wanted.isEmpty()) {
            refuse(operation, arm);
        }
        return operation != null && arm != null ? nights(wanted.get(0)) : overview(wanted);
    }

    private String overview(List<Series> wanted) {
        TextTable table =
                new TextTable("operation, arm", "runs", "ratio first", "last", "trend per 10 runs", "changes");
        List<String> changes = new ArrayList<>();
        for (Series series : wanted) {
            List<ChangePoint> points = series.changePoints();
            table.row(
                    series.name() + ", " + series.arm(),
                    series.nights().size(),
                    Fmt.ratio(series.ratio(0)),
                    Fmt.ratio(series.ratio(series.nights().size() - 1)),
                    percent(series.trend()),
                    points.size());
            points.forEach(point -> changes.add(change(series, point)));
        }
        StringBuilder out = new StringBuilder(table.toString()).append("\n\n");
        out.append(changes.isEmpty() ? "No change points.\n" : "Change points (E-divisive, p of 500 permutations):\n");
        changes.forEach(line -> out.append("  ").append(line).append('\n'));
        history.annotations().forEach(note -> out.append(annotation(note)));
        return out.toString();
    }

    private String nights(Series series) {
        TextTable table = new TextTable("run", "made", "blocks", "ratio", "");
        List<ChangePoint> points = series.changePoints();
        for (int i = 0; i < series.nights().size(); i++) {
            int night = i;
            boolean change = points.stream().anyMatch(point -> point.index() == night);
            Series.Night one = series.nights().get(i);
            table.row(
                    one.run().runId(),
                    one.run().createdAt(),
                    one.blocks(),
                    Fmt.ratio(series.ratio(i)),
                    change ? "<- change" : "");
        }
        StringBuilder out = new StringBuilder("%s on %s, ratio to the control: times of two nights do not compare\n"
                .formatted(series.name(), series.arm()));
        out.append(table).append('\n');
        points.forEach(point -> out.append(change(series, point)).append('\n'));
        history.annotations().forEach(note -> out.append(annotation(note)));
        return out.toString();
    }

    private String change(Series series, ChangePoint point) {
        Brief first = series.nights().get(point.index()).run();
        Brief before = series.nights().get(point.index() - 1).run();
        List<String> differences = Differences.between(before, first).stream()
                .map(Differences.Difference::text)
                .filter(line -> !line.startsWith("seed:"))
                .toList();
        return "%s on %s: %s from %s (run %s), p %s%s"
                .formatted(
                        series.name(),
                        series.arm(),
                        percent(Math.expm1(series.step(point))),
                        first.createdAt(),
                        first.runId(),
                        Fmt.p(point.p()),
                        differences.isEmpty() ? "" : "; with it " + String.join(", ", differences));
    }

    private static String annotation(Annotation note) {
        return "  %s: %s%n".formatted(note.date(), note.text());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    private void refuse(String operation, String arm) {
        List<String> operations = all.stream().map(Series::name).distinct().toList();
        if (operation != null && !operations.contains(operation)) {
            throw UserError.unknown("operation", operation, operations);
        }
        throw UserError.unknown(
                "arm", arm, all.stream().map(Series::arm).distinct().toList());
    }
}
