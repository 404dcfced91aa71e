package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.HeatMap;
import dev.pglayout.reports.render.view.HeatMap.Cell;
import dev.pglayout.reports.render.view.HeatMap.Column;
import dev.pglayout.reports.render.view.HeatMap.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays out operation × arm. */
final class HeatMaps {
    /** Factors at which the colour gets stronger. */
    private static final double[] STEPS = {1.25, 2, 5};

    private static final Set<Verdict> AGREEING = EnumSet.of(Verdict.SAME, Verdict.INCONCLUSIVE);

    private static final Map<Verdict, String> SIGNS = Map.of(
            Verdict.FASTER, "▼",
            Verdict.SLOWER, "▲",
            Verdict.SAME, "=",
            Verdict.INCONCLUSIVE, "?",
            Verdict.UNSTABLE, "≋",
            Verdict.INCOMPARABLE, "≠",
            Verdict.UNAVAILABLE, "∅");

    private HeatMaps() {}

    static HeatMap of(RunIndex index) {
        List<Column> columns =
                index.plan().arms().stream().map(arm -> column(index, arm)).toList();
        List<Row> rows = index.names().stream()
                .map(name -> new Row(
                        name,
                        index.question(name).orElse(null),
                        index.plan().arms().stream()
                                .map(arm -> cell(index, name, arm))
                                .toList()))
                .toList();
        List<String> footnotes = index.plan().arms().stream()
                .flatMap(arm ->
                        index.unavailable(arm).map(reason -> arm + " is unavailable here: " + reason + ".").stream())
                .toList();
        return new HeatMap(index.control(), columns, rows, footnotes);
    }

    static String css(VerdictRecord v) {
        return switch (v.verdict()) {
            case FASTER, SLOWER -> name(v.verdict()) + " step" + step(v.ratio().value());
            default -> name(v.verdict());
        };
    }

    static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    static String sign(Verdict verdict) {
        return SIGNS.get(verdict);
    }

    static String words(VerdictRecord v) {
        return switch (v.verdict()) {
            case FASTER, SLOWER -> Effects.words(v);
            default -> name(v.verdict());
        };
    }

    private static Column column(RunIndex index, String arm) {
        String note = index.unavailable(arm)
                .map(reason -> "unavailable")
                .orElse(index.isControl(arm) ? "control" : index.isAa(arm) ? "control again" : null);
        return new Column(arm, index.layout(arm), note, index.isControl(arm), index.isAa(arm));
    }

    private static Cell cell(RunIndex index, String operation, String arm) {
        if (index.isControl(arm)) {
            return controlCell(index, operation, arm);
        }
        return index.verdict(operation, arm)
                .map(v -> cell(index, v))
                .orElseGet(() -> missing(index, operation, arm, "not judged"));
    }

    static Optional<String> controlMedian(RunIndex index, String operation) {
        return ForkStats.time(index.measured(operation, index.control()));
    }

    private static Cell controlCell(RunIndex index, String operation, String arm) {
        List<String> forks = List.of(Fmt.plural(index.measured(operation, arm).size(), "fork"));
        String link = "#" + index.fragment(operation, arm);
        return controlMedian(index, operation)
                .map(m -> new Cell(operation, arm, "control", "", m, forks, link, null, null, null, null))
                .orElseGet(() -> missing(index, operation, arm, "not measured"));
    }

    private static Cell cell(RunIndex index, VerdictRecord v) {
        if (v.verdict() == Verdict.UNAVAILABLE) {
            return missing(index, v.name(), v.arm(), "unavailable");
        }
        String css = index.isAa(v.arm()) && !AGREEING.contains(v.verdict()) ? css(v) + " alarm" : css(v);
        return new Cell(
                v.name(),
                v.arm(),
                css,
                sign(v.verdict()),
                words(v),
                details(v),
                "#" + index.fragment(v.name(), v.arm()),
                v.verdict().name(),
                v.ratio() == null ? null : text(v.ratio().value()),
                v.ratio() == null ? null : text(v.ratio().low()),
                v.ratio() == null ? null : text(v.ratio().high()));
    }

    /** A verdict with a direction has told the difference in its words. */
    private static List<String> details(VerdictRecord v) {
        if (v.ratio() == null) {
            return v.reason() == null ? List.of() : List.of(v.reason());
        }
        boolean told = words(v).equals(Effects.words(v));
        return List.of(
                told
                        ? Effects.differenceInBrackets(v.difference(), v.unit())
                        : Effects.differenceWithInterval(v.difference(), v.unit()),
                Effects.ratioWithInterval(v.ratio()));
    }

    private static Cell missing(RunIndex index, String operation, String arm, String words) {
        String verdict =
                index.verdict(operation, arm).map(v -> v.verdict().name()).orElse(null);
        String sign = sign(Verdict.UNAVAILABLE);
        return new Cell(operation, arm, "unavailable", sign, words, List.of(), null, verdict, null, null, null);
    }

    private static String text(Double value) {
        return value == null ? null : value.toString();
    }

    private static int step(double ratio) {
        double factor = ratio < 1 ? 1 / ratio : ratio;
        int step = 1;
        for (double from : STEPS) {
            step += factor >= from ? 1 : 0;
        }
        return step;
    }
}
