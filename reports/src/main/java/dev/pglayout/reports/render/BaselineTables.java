package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.Table;
import java.util.Comparator;
import java.util.List;

/** This run beside its baseline: what became worse, and what else is not the same. */
final class BaselineTables {
    private BaselineTables() {}

    /** The largest loss first. */
    static Table regressions(Baseline baseline) {
        return new Table(
                "Worse than in " + baseline.name() + ", the largest loss first",
                List.of("Operation", "arm", "change", "95 % interval", "baseline", "now", "verdict", "note"),
                baseline.regressions().stream()
                        .sorted(Comparator.comparingDouble(Regression::change).reversed())
                        .map(BaselineTables::row)
                        .toList());
    }

    static Table differences(Baseline baseline, Run run) {
        List<Differences.Difference> all = Differences.between(baseline.run(), run);
        return new Table(
                "Not the same as in " + baseline.name(),
                List.of("What", baseline.name(), "this run"),
                all.stream().map(d -> Table.row(d.name(), d.base(), d.other())).toList());
    }

    private static Table.Row row(Regression r) {
        return Table.row(
                r.operation(),
                r.arm(),
                Fmt.effect(r.change()),
                r.low() == null || r.high() == null ? Fmt.NONE : Fmt.effectInterval(r.change(), r.low(), r.high()),
                Fmt.time(r.before(), r.unit()),
                Fmt.time(r.now(), r.unit()),
                r.verdict(),
                r.reason() == null ? "" : r.reason());
    }
}
