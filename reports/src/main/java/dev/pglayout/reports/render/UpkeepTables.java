package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.verdict.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What upkeep costs: time, WAL, locks, what is left behind, and what lookups had to wait for meanwhile. */
final class UpkeepTables {
    private static final String LOCK = "lock_millis_";
    /** Weakest first. */
    private static final List<String> MODES =
            List.of("ShareUpdateExclusive", "Share", "ShareRowExclusive", "Exclusive", "AccessExclusive");

    private static final List<String> HEADER = List.of(
            "Arm",
            "time",
            "difference to control",
            "ratio",
            "WAL",
            "size left",
            "strongest lock",
            "lookups p50",
            "p99",
            "max",
            "p99 ratio");

    private final RunIndex index;

    private UpkeepTables(RunIndex index) {
        this.index = index;
    }

    /** One table for each upkeep operation. */
    static List<Table> of(RunIndex index) {
        UpkeepTables tables = new UpkeepTables(index);
        return operations(index).stream()
                .filter(o -> index.plan().arms().stream()
                        .anyMatch(arm -> !index.measured(o.name(), arm).isEmpty()))
                .map(o -> new Table(o.name() + ": " + o.question(), HEADER, tables.rows(o.name())))
                .toList();
    }

    /** For the terminal, what the table of ratios does not say; empty without upkeep. */
    static Optional<String> text(RunIndex index) {
        UpkeepTables tables = new UpkeepTables(index);
        TextTable table =
                new TextTable("upkeep, arm", "WAL", "size left", "strongest lock", "lookups p50", "p99", "max");
        boolean any = false;
        for (Plan.OperationDetail operation : operations(index)) {
            table.row(operation.name());
            for (Table.Row row : tables.rows(operation.name())) {
                List<String> c = row.cells();
                table.row("  " + c.get(0), c.get(4), c.get(5), c.get(6), c.get(7), c.get(8), c.get(9));
                any = true;
            }
        }
        return any ? Optional.of(table.toString()) : Optional.empty();
    }

    private static List<Plan.OperationDetail> operations(RunIndex index) {
        return index.plan().operationDetails().stream()
                .filter(o -> o.kind().equals("upkeep"))
                .toList();
    }

    private List<Table.Row> rows(String operation) {
        return index.plan().arms().stream().map(arm -> row(operation, arm)).toList();
    }

    private Table.Row row(String operation, String arm) {
        List<Measured> executions = index.measured(operation, arm);
        if (executions.isEmpty()) {
            List<String> none = new ArrayList<>(List.of(
                    arm, index.unavailable(arm).map(why -> "unavailable").orElse("not measured")));
            HEADER.stream().skip(2).forEach(column -> none.add(Fmt.NONE));
            return new Table.Row(none, false);
        }
        Map<String, Double> counters = ForkStats.counters(executions);
        Map<String, Double> lookups = ForkStats.percentiles(index.sampled(operation, arm));
        String unit = ForkStats.unit(executions);
        Optional<VerdictRecord> verdict = index.verdict(operation, arm);
        List<String> cells = new ArrayList<>(List.of(arm));
        cells.add(ForkStats.time(executions).orElse(Fmt.NONE));
        cells.add(verdict.map(v -> Effects.differenceWithInterval(v.difference(), v.unit()))
                .orElse("control"));
        cells.add(verdict.map(v -> Effects.ratioWithInterval(v.ratio())).orElse("control"));
        cells.add(bytes(counters.get("wal_bytes_per_op")));
        cells.add(left(counters));
        cells.add(strongest(counters));
        List.of("p50", "p99", "max").forEach(p -> cells.add(Fmt.time(lookups.get(p), unit)));
        cells.add(verdict.map(v -> Latencies.ratio(v, "p99")).orElse(Fmt.NONE));
        return new Table.Row(cells, false);
    }

    private static String bytes(Double bytes) {
        return bytes == null ? Fmt.NONE : Fmt.bytes(Math.round(bytes));
    }

    /** {@code 79.1 MiB (-8.3 %)}: of the whole table with its indexes, and how that differs from before. */
    private static String left(Map<String, Double> counters) {
        Double before = counters.get("bytes_before");
        Double after = counters.get("bytes_after");
        if (before == null || after == null || before == 0) {
            return bytes(after);
        }
        double change = after / before - 1;
        return bytes(after) + " (" + (change < 0 ? "−" : "+") + Fmt.percent(Math.abs(change)) + ")";
    }

    private static String strongest(Map<String, Double> counters) {
        return MODES.stream()
                .filter(mode -> counters.containsKey(LOCK + mode))
                .reduce((weaker, stronger) -> stronger)
                .map(mode -> mode + " " + Fmt.millis(counters.get(LOCK + mode)))
                .orElse("none seen");
    }
}
