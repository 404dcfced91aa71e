package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.Load;
import dev.pglayout.reports.render.view.Table;
import java.util.stream.Collectors;

/** A load test as the terminal shows it at a run's end. */
final class LoadText {
    private LoadText() {}

    static String of(Run run) {
        Load load = LoadPage.of(run, Surroundings.none());
        StringBuilder out = new StringBuilder();
        out.append(String.join("; ", load.facts())).append("\n\n");
        if (!load.capacity().isEmpty()) {
            TextTable table = new TextTable("capacity", "operations", "users", "p50 / p99 at a share of it");
            load.capacity()
                    .forEach(bar -> table.row(
                            bar.arm(),
                            bar.cells().get(0),
                            bar.cells().get(1),
                            bar.cells().get(2)));
            out.append(table).append("\n\n");
        }
        load.tables().stream().filter(table -> !table.folded()).forEach(table -> out.append(text(table))
                .append("\n\n"));
        return out.toString();
    }

    private static String text(Table table) {
        TextTable text = new TextTable(table.header().toArray(String[]::new));
        table.rows().forEach(row -> text.row(row.cells().toArray()));
        return table.caption() + "\n" + text.toString().lines().collect(Collectors.joining("\n"));
    }
}
