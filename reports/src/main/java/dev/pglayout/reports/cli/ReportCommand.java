package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.Baseline;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rebuilds what is derived from a run. */
@Command(
        name = "report",
        description = "Rebuilds index.html, summary.md, the CSV files and verdicts.json from a run's raw data.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout report latest",
            "  pglayout report reports/runs/2026-05-01-3fa2b1",
            "  pglayout report 2026-05-01-3fa2b1",
            "  pglayout report latest --baseline 2026-05-01-3fa2b1"
        })
public final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run's folder, its run.json, its id, or 'latest'.")
    private String reference;

    @Option(
            names = "--baseline",
            paramLabel = "BASE",
            description = "An earlier run: what differs in its environment is shown in the page.")
    private String baseline;

    @Mixin
    private RunsOption runs;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        LoadedRun loaded = RunReader.read(reference, runs.path());
        List<VerdictRecord> verdicts = Reports.rebuild(loaded, held(loaded.run()));
        PrintWriter out = spec.commandLine().getOut();
        loaded.notes().forEach(note -> out.println("Note: " + note));
        out.print(Reports.terminalTable(loaded.run(), verdicts, loaded.folder()));
        out.flush();
    }

    private Baseline held(Run run) {
        if (baseline == null) {
            return null;
        }
        Run base = RunReader.read(baseline, runs.path()).run();
        if (!base.plan().dataset().equals(run.plan().dataset())) {
            throw UserError.badInput(
                    "--baseline %s is a run of dataset %s, and %s is one of %s; name a baseline of the same dataset",
                    baseline, base.plan().dataset(), reference, run.plan().dataset());
        }
        return Baseline.of(base.runId(), base);
    }
}
