package dev.pglayout.reports.render;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether all layouts have the same indexes: a missing one is no property of partitioning. */
final class IndexParity {
    /** The part of {@code pg_get_indexdef} that is the same for each partition. */
    private static final Pattern DEFINITION =
            Pattern.compile("CREATE (UNIQUE )?INDEX .*? USING (.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private IndexParity() {}

    static Table of(List<TargetRecord> targets) {
        Set<String> definitions = targets.stream()
                .flatMap(t -> t.relations().stream())
                .flatMap(r -> r.indexes().stream())
                .map(IndexParity::definition)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> header = new ArrayList<>(List.of("Index"));
        targets.forEach(t -> header.add(t.layout()));
        List<Table.Row> rows = new ArrayList<>();
        definitions.forEach(d -> rows.add(row(d, targets)));
        return new Table(
                "Index parity: relations that have each index; marked rows are not the same everywhere", header, rows);
    }

    /** What the layouts say of themselves; empty rows where none says anything. */
    static Table declared(List<TargetRecord> targets) {
        return new Table(
                "Index differences that the layouts declare",
                List.of("Layout", "note"),
                targets.stream()
                        .filter(t -> !t.indexDifferences().isEmpty())
                        .map(t -> Table.row(t.layout(), String.join("; ", t.indexDifferences())))
                        .toList());
    }

    static String definition(String index) {
        Matcher matcher = DEFINITION.matcher(index);
        if (!matcher.matches()) {
            return index;
        }
        return (matcher.group(1) == null ? "" : "unique ") + matcher.group(2);
    }

    private static Table.Row row(String definition, List<TargetRecord> targets) {
        List<String> cells = new ArrayList<>(List.of(definition));
        boolean everywhere = true;
        for (TargetRecord target : targets) {
            long having =
                    target.relations().stream().filter(r -> has(r, definition)).count();
            int all = target.relations().size();
            everywhere &= having == all;
            cells.add(
                    target.unavailable() != null
                            ? "unavailable"
                            : all == 0 ? Fmt.NONE : having == all ? "all " + all : having + " of " + all);
        }
        return new Table.Row(cells, !everywhere);
    }

    private static boolean has(Relation relation, String definition) {
        return relation.indexes().stream().map(IndexParity::definition).anyMatch(definition::equals);
    }
}
