package dev.pglayout.reports.render;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Node;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Settings that are not PostgreSQL's defaults, server beside server, the differing ones marked. */
final class SettingsTables {
    private SettingsTables() {}

    static List<Table> of(List<TargetRecord> targets) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        targets.forEach(t -> t.nodes().forEach(n -> {
            // Layouts share a server where they can; one of the same name that is set up otherwise stands for itself.
            boolean same = n.equals(nodes.getOrDefault(n.name(), n));
            nodes.putIfAbsent(same ? n.name() : t.layout() + ": " + n.name(), n);
        }));
        if (nodes.isEmpty()) {
            return List.of();
        }
        List<String> header = new ArrayList<>(List.of("Setting"));
        nodes.forEach((name, node) -> header.add(name));
        Set<String> names = nodes.values().stream()
                .flatMap(n -> n.settings().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Table.Row> rows = names.stream().map(name -> row(name, nodes)).toList();
        List<Table.Row> differing = rows.stream().filter(Table.Row::marked).toList();
        Table all =
                new Table("All %d server settings that are not defaults".formatted(rows.size()), header, rows, true);
        return differing.isEmpty()
                ? List.of(all)
                : List.of(new Table("Server settings that differ between servers", header, differing), all);
    }

    /** Names of the settings that do not have one value on all servers. */
    static List<String> differing(List<TargetRecord> targets) {
        return of(targets).stream()
                .flatMap(table -> table.rows().stream())
                .filter(Table.Row::marked)
                .map(row -> row.cells().get(0))
                .distinct()
                .toList();
    }

    private static Table.Row row(String name, Map<String, Node> nodes) {
        List<String> values = nodes.values().stream()
                .map(n -> n.settings().getOrDefault(name, "default"))
                .toList();
        List<String> cells = new ArrayList<>(List.of(name));
        cells.addAll(values);
        return new Table.Row(cells, values.stream().distinct().count() > 1);
    }
}
