package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.IndexSize;
import dev.pglayout.reports.model.TargetRecord.Relation;
import dev.pglayout.reports.render.view.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a layout's rows and bytes lie: by server, by partition or shard, by index; what is wasted, and what is uneven. */
public final class SizeTables {
    /** The largest against an even share: beyond it one server or partition decides for all. */
    private static final double UNEVEN = 1.5;

    private SizeTables() {}

    /** The report's tables: the distribution of each layout with several relations, and the waste. */
    static List<Table> of(List<TargetRecord> targets) {
        List<Table> tables = new ArrayList<>();
        List<Table.Row> spread =
                targets.stream().flatMap(t -> distribution(t).stream()).toList();
        if (!spread.isEmpty()) {
            spread = withUnavailable(spread, targets);
            tables.add(new Table(
                    "How evenly rows lie (estimates); default partitions left out",
                    List.of("Layout", "by", "number", "fewest rows", "most rows", "most to even share", "note"),
                    spread));
        }
        List<Table.Row> waste = targets.stream()
                .filter(SizeTables::measured)
                .map(SizeTables::waste)
                .toList();
        if (!waste.isEmpty()) {
            waste = withUnavailable(waste, targets);
            tables.add(new Table(
                    "Free and dead space",
                    List.of("Layout", "in tables", "of them", "in indexes", "of them", "told by"),
                    waste));
        }
        targets.stream()
                .filter(t ->
                        t.relations().stream().anyMatch(r -> !r.indexSizes().isEmpty()))
                .map(SizeTables::indexes)
                .forEach(tables::add);
        return tables;
    }

    /** For the terminal: every partition or shard, every kind of index, waste and unevenness of one layout. */
    public static String text(TargetRecord target) {
        TextTable relations = new TextTable("partition or shard", "server", "rows", "table", "wasted", "indexes");
        for (Relation each : target.relations()) {
            relations.row(
                    each.name(),
                    each.server(),
                    Fmt.count(each.rows()),
                    Fmt.bytes(each.tableBytes()),
                    bytes(each.wastedBytes()),
                    Fmt.bytes(each.indexBytes()));
        }
        StringBuilder out = new StringBuilder(target.layout() + "\n" + relations + "\n\n");
        List<Table> tables = of(List.of(target));
        tables.forEach(table ->
                out.append(table.caption()).append('\n').append(text(table)).append("\n\n"));
        return out.toString();
    }

    private static TextTable text(Table table) {
        TextTable text = new TextTable(table.header().toArray(String[]::new));
        table.rows().forEach(row -> text.row(row.cells().toArray()));
        return text;
    }

    /** The last cell says why a layout has no figures. */
    private static List<Table.Row> withUnavailable(List<Table.Row> rows, List<TargetRecord> targets) {
        List<Table.Row> all = new ArrayList<>(rows);
        int figures = rows.get(0).cells().size() - 2;
        for (TargetRecord target : targets) {
            if (target.unavailable() != null) {
                List<String> cells = new ArrayList<>(List.of(target.layout()));
                cells.addAll(Collections.nCopies(figures, Fmt.NONE));
                cells.add("unavailable: " + target.unavailable());
                all.add(new Table.Row(cells, false));
            }
        }
        return all;
    }

    private static List<Table.Row> distribution(TargetRecord target) {
        List<Table.Row> rows = new ArrayList<>();
        // A default partition is there to be empty, and says so by itself where it is not.
        List<Relation> shared =
                target.relations().stream().filter(r -> !isDefault(r)).toList();
        row(target, "server", rowsBy(shared, Relation::server)).ifPresent(rows::add);
        row(target, "partition or shard", rowsBy(shared, r -> r.server() + " " + r.name()))
                .ifPresent(rows::add);
        long inDefaults = target.relations().stream()
                .filter(SizeTables::isDefault)
                .mapToLong(Relation::rows)
                .sum();
        if (inDefaults > 0) {
            rows.add(new Table.Row(
                    List.of(
                            target.layout(),
                            "default partition",
                            "",
                            "",
                            Fmt.count(inDefaults),
                            "",
                            "warning: rows that every query has to search; see 'pglayout maintain default-check'"),
                    true));
        }
        return rows;
    }

    private static Optional<Table.Row> row(TargetRecord target, String by, Map<String, Long> rows) {
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        if (rows.size() < 2 || total == 0) {
            return Optional.empty();
        }
        Map.Entry<String, Long> most =
                rows.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        long fewest = rows.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        double share = most.getValue() * rows.size() / (double) total;
        boolean uneven = share > UNEVEN;
        return Optional.of(new Table.Row(
                List.of(
                        target.layout(),
                        by,
                        Fmt.count(rows.size()),
                        Fmt.count(fewest),
                        Fmt.count(most.getValue()),
                        Fmt.ratio(share) + "×",
                        uneven
                                ? "warning: uneven, " + most.getKey() + " holds "
                                        + Fmt.percent(most.getValue() / (double) total)
                                : ""),
                uneven));
    }

    private static Map<String, Long> rowsBy(List<Relation> relations, Function<Relation, String> key) {
        return relations.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(Relation::rows)));
    }

    private static boolean isDefault(Relation relation) {
        return relation.name().matches(".*_default(_\\d+)?");
    }

    private static boolean measured(TargetRecord target) {
        return target.relations().stream().anyMatch(r -> r.wastedBytes() != null);
    }

    private static Table.Row waste(TargetRecord target) {
        List<Relation> known =
                target.relations().stream().filter(r -> r.wastedBytes() != null).toList();
        List<IndexSize> indexes = target.relations().stream()
                .flatMap(r -> r.indexSizes().stream())
                .filter(i -> i.wastedBytes() != null)
                .toList();
        return Table.row(
                target.layout(),
                Fmt.bytes(known.stream().mapToLong(Relation::wastedBytes).sum()),
                share(
                        known.stream().mapToLong(Relation::wastedBytes).sum(),
                        known.stream().mapToLong(Relation::tableBytes).sum()),
                indexes.isEmpty()
                        ? Fmt.NONE
                        : Fmt.bytes(indexes.stream()
                                .mapToLong(IndexSize::wastedBytes)
                                .sum()),
                share(
                        indexes.stream().mapToLong(IndexSize::wastedBytes).sum(),
                        indexes.stream().mapToLong(IndexSize::bytes).sum()),
                String.join(
                        ", ", known.stream().map(Relation::wastedBy).distinct().toList()));
    }

    private static Table indexes(TargetRecord target) {
        Map<String, List<IndexSize>> kinds = new TreeMap<>(target.relations().stream()
                .flatMap(r -> r.indexSizes().stream().map(i -> Map.entry(kind(r, i), i)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        return new Table(
                target.layout() + ": indexes, over all partitions and shards",
                List.of("Index", "number", "bytes", "largest", "wasted"),
                kinds.entrySet().stream()
                        .map(e -> Table.row(
                                e.getKey(),
                                Fmt.count(e.getValue().size()),
                                Fmt.bytes(e.getValue().stream()
                                        .mapToLong(IndexSize::bytes)
                                        .sum()),
                                Fmt.bytes(e.getValue().stream()
                                        .mapToLong(IndexSize::bytes)
                                        .max()
                                        .orElse(0)),
                                wasted(e.getValue())))
                        .toList(),
                true);
    }

    /** {@code events_2024_01_tenant_id_idx} of {@code events_2024_01} is {@code tenant_id_idx}. */
    private static String kind(Relation relation, IndexSize index) {
        String table = relation.name().replaceFirst(".*\\.", "");
        String shard = table.replaceFirst(".*(_\\d{6,})$", "$1");
        String name = index.name().replaceFirst(".*\\.", "");
        return name.replace(table + "_", "")
                .replaceFirst(Pattern.quote(shard) + "$", "")
                .replaceFirst("^events_(p\\d{4}_\\d\\d_|default_)?", "");
    }

    private static String wasted(List<IndexSize> sizes) {
        return sizes.stream().anyMatch(i -> i.wastedBytes() == null)
                ? Fmt.NONE
                : Fmt.bytes(sizes.stream().mapToLong(IndexSize::wastedBytes).sum());
    }

    private static String share(long part, long whole) {
        return whole == 0 ? Fmt.NONE : Fmt.percent(part / (double) whole);
    }

    private static String bytes(Long bytes) {
        return bytes == null ? Fmt.NONE : Fmt.bytes(bytes);
    }
}
