package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.gate.Gate;
import dev.pglayout.reports.gate.GateOptions;
import dev.pglayout.reports.gate.Margins;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.Baseline;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
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
            "  pglayout report latest --baseline baseline:main"
        })
public final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A run's folder, its run.json, its id, or 'latest'.")
    private String reference;

    @Option(
            names = "--baseline",
            paramLabel = "BASE",
            description = "'baseline:NAME' or an earlier run: what became slower since then, and what else differs, is"
                    + " shown, given a history of 20 runs.")
    private String baseline;

    @Mixin
    private Folders folders;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        LoadedRun loaded = RunReader.readMeasured(reference, folders.runs());
        Optional<Baseline> held = held(loaded.run());
        List<VerdictRecord> verdicts = Reports.rebuild(loaded, held.orElse(null));
        PrintWriter out = spec.commandLine().getOut();
        loaded.notes().forEach(note -> out.println("Note: " + note));
        out.print(Reports.terminalTable(loaded.run(), verdicts, loaded.folder()));
        held.ifPresent(base -> out.print(base.text()));
        out.flush();
    }

    private Optional<Baseline> held(Run run) {
        if (baseline == null) {
            return Optional.empty();
        }
        Margins margins = Margins.read(folders.all().gateConf());
        return Gate.baseline(run, folders.all(), GateOptions.against(baseline).with(margins));
    }
}
