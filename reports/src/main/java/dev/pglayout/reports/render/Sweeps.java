package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.SweepView;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.sweep.SweepData;
import java.util.Optional;

/** A sweep on the page and in the terminal. */
final class Sweeps {
    private Sweeps() {}

    /** Empty where the run is no sweep, or measured nothing. */
    static Optional<SweepView> of(Run run) {
        return SweepData.of(run).filter(data -> !run.forks().isEmpty()).map(Sweeps::view);
    }

    private static SweepView view(SweepData data) {
        SweepSentences words = new SweepSentences(data);
        return new SweepView(
                data.sweep().axis(),
                data.sweep().held(),
                words.crossings(),
                words.growth(),
                new SweepCurves(data).all(),
                new SweepTables(data).all());
    }

    /** Empty text where the run is no sweep. */
    static String text(Run run) {
        return of(run).map(Sweeps::text).orElse("");
    }

    private static String text(SweepView view) {
        StringBuilder out = new StringBuilder("\nSweep of %s; %s\n".formatted(view.axis(), view.held()));
        for (Table table : view.tables()) {
            TextTable text = new TextTable(table.header().toArray(String[]::new));
            table.rows().forEach(row -> text.row(row.cells().toArray()));
            out.append('\n').append(table.caption()).append('\n').append(text).append('\n');
        }
        out.append('\n');
        view.crossings().forEach(line -> out.append(line).append('\n'));
        view.growth().forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }
}
