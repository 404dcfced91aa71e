package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.compare.AcrossRuns;
import dev.pglayout.reports.compare.Comparison;
import dev.pglayout.reports.compare.Format;
import dev.pglayout.reports.compare.References;
import dev.pglayout.reports.io.History;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.io.TextFile;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.verdict.Judge;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges one run anew, or compares two. */
@Command(
        name = "compare",
        description = {
            "With one run: judges its arms anew from raw data; nothing is written.",
            "With two: whether an arm's ratio to its control changed, given how comparable runs of the history differ."
                    + " To compare two versions without a history, measure both as arms of one run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout compare latest",
            "  pglayout compare baseline:main latest",
            "  pglayout compare reports/runs/2026-05-01-3fa2b1 latest --format markdown --out compare.md"
        })
public final class CompareCommand implements Runnable {
    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "A run's folder, its run.json, its id, 'latest', or 'baseline:NAME'.")
    private String base;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "What is compared with it.")
    private String other;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: TERMINAL). Of two runs only.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of the terminal.")
    private Path out;

    @Mixin
    private Folders folders;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (other == null) {
            one();
        } else {
            two();
        }
    }

    private void one() {
        if (format != null && format != Format.TERMINAL) {
            throw UserError.badInput(
                    "--format %s needs two runs; 'pglayout report %s' writes all formats of one", format, base);
        }
        LoadedRun loaded = RunReader.read(base, folders.runs());
        StringBuilder text = new StringBuilder();
        loaded.notes().forEach(note -> text.append("Note: ").append(note).append('\n'));
        print(text + Reports.terminalTable(loaded.run(), Judge.judge(loaded.run())));
    }

    private void two() {
        Brief before = brief(base);
        Brief after = brief(other);
        References.refuseUnlike(base, before, other, after);
        History history = History.read(folders.history());
        history.notes().forEach(note -> spec.commandLine().getErr().println("Note: " + note));
        Comparison comparison = AcrossRuns.of(before, after, history.runs());
        print((format == null ? Format.TERMINAL : format).of(comparison));
    }

    private Brief brief(String reference) {
        return References.brief(reference, folders.runs(), folders.baselines());
    }

    private void print(String text) {
        if (out != null) {
            TextFile.write(out, text);
            return;
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(text);
        terminal.flush();
    }
}
