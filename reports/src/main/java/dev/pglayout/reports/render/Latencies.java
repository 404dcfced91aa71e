package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.verdict.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Latency percentiles of all cells as tables. */
final class Latencies {
    private static final List<String> SHOWN = List.of("p50", "p90", "p99", "max");

    private Latencies() {}

    static List<Table> of(RunIndex index) {
        List<Table> tables = new ArrayList<>();
        for (String operation : index.names()) {
            if (index.isUpkeep(operation)) {
                // Their percentiles are those of lookups meanwhile, and stand with them.
                continue;
            }
            boolean sampled = index.plan().arms().stream()
                    .anyMatch(arm -> !index.sampled(operation, arm).isEmpty());
            List<Table.Row> rows = index.plan().arms().stream()
                    .filter(arm -> sampled)
                    .filter(arm -> index.unavailable(arm).isPresent()
                            || !ForkStats.percentiles(index.sampled(operation, arm))
                                    .isEmpty())
                    .map(arm -> row(index, operation, arm))
                    .toList();
            if (!rows.isEmpty()) {
                List<String> header = List.of("Arm", "p50", "p90", "p99", "max", "p50 ratio", "p99 ratio");
                tables.add(new Table(operation, header, rows));
            }
        }
        return tables;
    }

    /** The judged ratio of a percentile, e.g. {@code 1.04 [0.98–1.10]}, or null. */
    static String ratio(VerdictRecord v, String percentile) {
        if (v.latency() == null) {
            return null;
        }
        Effect ratio =
                switch (percentile) {
                    case "p50" -> v.latency().p50();
                    case "p99" -> v.latency().p99();
                    default -> null;
                };
        return ratio == null ? null : Effects.ratioWithInterval(ratio);
    }

    private static Table.Row row(RunIndex index, String operation, String arm) {
        List<Measured> sampled = index.sampled(operation, arm);
        if (sampled.isEmpty()) {
            return Table.row(arm, "unavailable", Fmt.NONE, Fmt.NONE, Fmt.NONE, Fmt.NONE, Fmt.NONE);
        }
        Map<String, Double> percentiles = ForkStats.percentiles(sampled);
        List<String> cells = new ArrayList<>(List.of(arm));
        SHOWN.forEach(p -> cells.add(Fmt.time(percentiles.get(p), ForkStats.unit(sampled))));
        for (String percentile : List.of("p50", "p99")) {
            String ratio =
                    index.verdict(operation, arm).map(v -> ratio(v, percentile)).orElse(null);
            cells.add(index.isControl(arm) ? "control" : ratio == null ? Fmt.NONE : ratio);
        }
        return new Table.Row(cells, false);
    }
}
