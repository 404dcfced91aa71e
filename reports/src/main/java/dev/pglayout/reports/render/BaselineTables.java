package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.render.view.Page.Regressions;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.verdict.Briefs;
import java.util.List;

/** This run beside its baseline: what became slower, and what else is not the same. */
final class BaselineTables {
    private BaselineTables() {}

    static Regressions regressions(Baseline baseline) {
        return new Regressions(
                baseline.summary(),
                new Table(
                        "Slower than in " + baseline.name()
                                + ", the largest loss first; of two nights the ratios to the control compare, not the times",
                        List.of("Operation", "arm", "change of ratio", "95 % interval", "baseline", "now", "verdict"),
                        baseline.regressions().stream().map(BaselineTables::row).toList()));
    }

    static List<Differences.Difference> between(Baseline baseline, Run run) {
        return Differences.between(baseline.base(), Briefs.of(run));
    }

    static Table differences(Baseline baseline, Run run) {
        return new Table(
                "Not the same as in " + baseline.name(),
                List.of("What", baseline.name(), "this run"),
                between(baseline, run).stream()
                        .map(d -> Table.row(d.name(), d.base(), d.other()))
                        .toList());
    }

    private static Table.Row row(Regression r) {
        return Table.row(
                r.operation(),
                r.arm(),
                Fmt.effect(r.change()),
                Fmt.effectInterval(r.change(), r.low(), r.high()),
                Fmt.time(r.before(), r.unit()),
                Fmt.time(r.now(), r.unit()),
                r.verdict());
    }
}
