package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.render.Baseline;
import dev.pglayout.reports.render.Fmt;
import dev.pglayout.reports.render.Regression;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison with a baseline, as a run's own report shows it. */
public final class AgainstBaseline {
    private static final Set<Verdict> JUDGED =
            EnumSet.of(Verdict.FASTER, Verdict.SLOWER, Verdict.SAME, Verdict.INCONCLUSIVE);

    private AgainstBaseline() {}

    /** @param name as the user gave it */
    public static Baseline of(String name, Comparison comparison) {
        List<ComparedCell> cells = withoutAa(comparison);
        List<ComparedCell> judged =
                cells.stream().filter(cell -> JUDGED.contains(cell.verdict())).toList();
        return new Baseline(
                name,
                comparison.base(),
                summary(name, cells, judged),
                judged.stream()
                        .filter(cell -> cell.verdict() == Verdict.SLOWER)
                        .map(AgainstBaseline::regression)
                        .toList());
    }

    /** The A/A arm has its own alarm and no baseline to keep to. */
    public static List<ComparedCell> withoutAa(Comparison comparison) {
        String aa = comparison.other().plan().aaArm();
        return comparison.cells().stream()
                .filter(cell -> !cell.arm().equals(aa))
                .toList();
    }

    private static String summary(String name, List<ComparedCell> cells, List<ComparedCell> judged) {
        List<ComparedCell> others =
                cells.stream().filter(cell -> !judged.contains(cell)).toList();
        if (judged.isEmpty()) {
            return "Nothing could be compared with %s: %s.".formatted(name, mostFrequentReason(others));
        }
        List<String> parts = new ArrayList<>();
        parts.add("%d of %s slower than in %s by more than the margin"
                .formatted(count(judged, Verdict.SLOWER), Fmt.plural(judged.size(), "comparison"), name));
        for (Verdict verdict : List.of(Verdict.FASTER, Verdict.SAME, Verdict.INCONCLUSIVE)) {
            if (count(judged, verdict) > 0) {
                parts.add(count(judged, verdict) + " " + verdict.toString().toLowerCase(Locale.ROOT));
            }
        }
        if (!others.isEmpty()) {
            parts.add("%d not comparable: %s".formatted(others.size(), mostFrequentReason(others)));
        }
        return String.join("; ", parts) + ".";
    }

    private static long count(List<ComparedCell> cells, Verdict verdict) {
        return cells.stream().filter(cell -> cell.verdict() == verdict).count();
    }

    private static String mostFrequentReason(List<ComparedCell> cells) {
        return cells.stream()
                .map(ComparedCell::reason)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("no cell was measured in both");
    }

    private static Regression regression(ComparedCell cell) {
        return new Regression(
                cell.judged().name(),
                cell.arm(),
                cell.ratio(),
                cell.low(),
                cell.high(),
                cell.baseMedian(),
                cell.newMedian(),
                cell.unit(),
                cell.verdict().toString());
    }
}
