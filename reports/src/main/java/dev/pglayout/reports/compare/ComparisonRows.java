package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.render.Effects;
import dev.pglayout.reports.render.Fmt;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison in words: the same rows in the terminal, in Markdown and on the page. */
final class ComparisonRows {
    static final List<String> HEADER = List.of(
            "operation",
            "arm",
            "change of ratio [95 %]",
            "verdict",
            "base ratio",
            "new ratio",
            "base median",
            "new median",
            "within the runs");

    private ComparisonRows() {}

    static List<String> of(ComparedCell cell) {
        return List.of(
                cell.judged().name(),
                cell.arm(),
                cell.ratio() == null
                        ? Fmt.NONE
                        : Effects.ratioWithInterval(new Effect(cell.ratio(), cell.low(), cell.high()))
                                .replace(", no interval", ""),
                cell.verdict().toString(),
                Fmt.ratio(cell.baseRatio()),
                Fmt.ratio(cell.newRatio()),
                Fmt.time(cell.baseMedian(), cell.unit()),
                Fmt.time(cell.newMedian(), cell.unit()),
                within(cell));
    }

    private static String within(ComparedCell cell) {
        return cell.baseVerdict() == cell.newVerdict()
                ? "both " + word(cell.newVerdict())
                : word(cell.baseVerdict()) + ", then " + word(cell.newVerdict());
    }

    /** In the order of their first cells. */
    static Map<String, List<ComparedCell>> byOperation(Comparison comparison) {
        return comparison.cells().stream()
                .collect(Collectors.groupingBy(cell -> cell.judged().name(), LinkedHashMap::new, Collectors.toList()));
    }

    static String title(Comparison comparison) {
        return "base %s (%s), new %s (%s)"
                .formatted(
                        comparison.base().runId(),
                        comparison.base().createdAt(),
                        comparison.other().runId(),
                        comparison.other().createdAt());
    }

    static String method(Comparison comparison) {
        Plan plan = comparison.other().plan();
        return ("Two runs compare by ratio only, because the machine moved between their times. Ratios are to each run's own"
                        + " control, %s; a change is the new ratio divided by the base ratio, above 1 is slower. Its interval rests on how"
                        + " comparable earlier runs differed.")
                .formatted(plan.control());
    }

    static String sum(Comparison comparison) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> !comparison.with(verdict).isEmpty())
                .map(verdict -> comparison.with(verdict).size() + " " + verdict)
                .collect(Collectors.joining(", "));
    }

    /** Each reason once, with the cells it holds for. */
    static List<String> reasons(Comparison comparison) {
        return comparison.cells().stream()
                .filter(cell -> cell.reason() != null)
                .collect(Collectors.groupingBy(
                        cell -> cell.verdict() + ": " + cell.reason(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey()
                        + whose(entry.getValue(), comparison.cells().size()))
                .toList();
    }

    private static String whose(List<ComparedCell> cells, int all) {
        return cells.size() == all
                ? " (all cells)"
                : " (" + cells.stream().limit(3).map(ComparedCell::name).collect(Collectors.joining(", "))
                        + (cells.size() > 3 ? " and " + (cells.size() - 3) + " more)" : ")");
    }

    private static String word(Verdict verdict) {
        return verdict == null ? "not there" : verdict.toString();
    }
}
