package dev.pglayout.reports.render;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.model.TargetRecord.Stage;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a layout costs besides time per query: loading, bytes, indexes. */
final class CostTables {
    private static final int MAX_RELATIONS = 200;

    private final RunIndex index;
    private final List<TargetRecord> targets;

    private CostTables(RunIndex index) {
        this.index = index;
        this.targets = index.run().targets();
    }

    static List<Table> of(RunIndex index) {
        CostTables costs = new CostTables(index);
        if (costs.targets.isEmpty()) {
            return List.of();
        }
        List<Table> tables = new ArrayList<>(List.of(costs.load(), costs.size()));
        tables.addAll(SizeTables.of(costs.targets));
        tables.add(IndexParity.of(costs.targets));
        Stream.of(IndexParity.declared(costs.targets))
                .filter(t -> !t.rows().isEmpty())
                .forEach(tables::add);
        costs.targets.stream()
                .filter(t -> t.relations().size() > 1)
                .map(CostTables::relations)
                .forEach(tables::add);
        return tables;
    }

    private Table load() {
        Set<String> stages = targets.stream()
                .filter(t -> t.load() != null)
                .flatMap(t -> t.load().stages().stream().map(Stage::name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> header = new ArrayList<>(List.of("Layout"));
        header.addAll(stages);
        header.addAll(List.of("total", "note"));
        return new Table(
                "Loading: seconds per stage, rows per second where rows move",
                header,
                targets.stream().map(t -> loadRow(t, stages)).toList());
    }

    private Table.Row loadRow(TargetRecord target, Set<String> stages) {
        List<String> cells = new ArrayList<>(List.of(target.layout()));
        List<Stage> own = target.load() == null ? List.of() : target.load().stages();
        for (String name : stages) {
            cells.add(own.stream()
                    .filter(s -> name.equals(s.name()))
                    .map(CostTables::stage)
                    .findFirst()
                    .orElse(Fmt.NONE));
        }
        cells.add(
                own.isEmpty()
                        ? Fmt.NONE
                        : Fmt.seconds(own.stream().mapToDouble(Stage::seconds).sum()));
        cells.add(note(target));
        return new Table.Row(cells, false);
    }

    private Table size() {
        TargetRecord control = targets.stream()
                .filter(t -> t.layout().equals(index.layout(index.control())))
                .findFirst()
                .orElse(null);
        return new Table(
                "Size after loading",
                List.of(
                        "Layout",
                        "rows (estimate)",
                        "table",
                        "indexes",
                        "total",
                        "to control",
                        "relations",
                        "servers",
                        "note"),
                targets.stream().map(t -> sizeRow(t, control)).toList());
    }

    private static Table.Row sizeRow(TargetRecord target, TargetRecord control) {
        if (target.sizes() == null) {
            return Table.row(
                    target.layout(),
                    Fmt.NONE,
                    Fmt.NONE,
                    Fmt.NONE,
                    Fmt.NONE,
                    Fmt.NONE,
                    Fmt.NONE,
                    Fmt.NONE,
                    note(target));
        }
        boolean comparable =
                control != null && control.sizes() != null && control.sizes().total() > 0;
        return Table.row(
                target.layout(),
                Fmt.count(target.rows()),
                Fmt.bytes(target.sizes().table()),
                Fmt.bytes(target.sizes().index()),
                Fmt.bytes(target.sizes().total()),
                comparable
                        ? Fmt.ratio((double) target.sizes().total()
                                        / control.sizes().total()) + "×"
                        : Fmt.NONE,
                Fmt.count(target.relations().size()),
                Fmt.count(target.nodes().size()),
                note(target));
    }

    private static Table relations(TargetRecord target) {
        List<Relation> shown = target.relations().stream().limit(MAX_RELATIONS).toList();
        String rest = target.relations().size() > shown.size() ? "; all of them in relations.csv" : "";
        return new Table(
                "%s: %d partitions or shard tables%s"
                        .formatted(target.layout(), target.relations().size(), rest),
                List.of("Relation", "server", "rows (estimate)", "table", "indexes"),
                shown.stream()
                        .map(r -> Table.row(
                                r.name(),
                                r.node(),
                                Fmt.count(r.rows()),
                                Fmt.bytes(r.tableBytes()),
                                Fmt.bytes(r.indexBytes())))
                        .toList(),
                true);
    }

    private static String stage(Stage stage) {
        String seconds = Fmt.seconds(stage.seconds());
        return stage.rows() > 0 && stage.seconds() > 0
                ? seconds + " (" + Fmt.count(Math.rint(stage.rowsPerSecond())) + "/s)"
                : seconds;
    }

    private static String note(TargetRecord target) {
        if (target.unavailable() != null) {
            return "unavailable: " + target.unavailable();
        }
        return target.load() != null && target.load().reused() ? "loaded by an earlier run" : "";
    }
}
