package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.reports.gate.Gate;
import dev.pglayout.reports.gate.GateOptions;
import dev.pglayout.reports.gate.GateResult;
import dev.pglayout.reports.gate.JUnitXml;
import dev.pglayout.reports.gate.Margins;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.io.TextFile;
import dev.pglayout.reports.model.Run;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says by its exit code whether a run may pass. */
@Command(
        name = "gate",
        description = {
            "Exit code 3 if an arm became slower by more than the margin, 4 if the run is not trustworthy, else 0.",
            "Slower means slower than before: than a baseline (--against), or than another arm of the same run that is the"
                    + " layout before the change (--before, --after; arms ARM@git:REV are found alone)."
                    + " An arm slower than the control is no regression."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout gate latest --against baseline:main",
            "  pglayout gate latest --against baseline:main --margin 0.05 --margin month-rollup=0.1 --junit gate.xml",
            "  pglayout gate latest --before partitioned@git:HEAD~1 --after partitioned"
        })
public final class GateCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = "latest",
            description = "A run's folder, its run.json, its id, or 'latest' (default).")
    private String reference;

    @Option(names = "--against", paramLabel = "BASE", description = "'baseline:NAME', or another run.")
    private String against;

    @Option(names = "--before", paramLabel = "ARM", description = "Arm of this run that stands for the time before.")
    private String before;

    @Option(names = "--after", paramLabel = "ARM", description = "Arm of this run that is compared with it.")
    private String after;

    @Option(
            names = "--margin",
            paramLabel = "[OPERATION=]SHARE",
            description = "Smallest slowdown that fails, 0.1 is 10 %%; repeatable. Default: gate.conf beside the runs,"
                    + " then the run's own margin.")
    private List<String> margins = List.of();

    @Option(
            names = "--allow-short-history",
            description = "Passes while the history is too short to compare, instead of exit code 4.")
    private boolean allowShortHistory;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the result as JUnit XML.")
    private Path junit;

    @Mixin
    private Folders folders;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Run run = RunReader.read(reference, folders.runs()).run();
        GateOptions options = new GateOptions(
                Optional.ofNullable(against),
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                Margins.read(folders.all().gateConf()).with(margins),
                allowShortHistory);
        GateResult result = Gate.check(run, folders.all(), options);
        if (junit != null) {
            TextFile.write(junit, JUnitXml.of(result));
        }
        PrintWriter out = spec.commandLine().getOut();
        result.notes().forEach(note -> out.println("Note: " + note));
        out.println(result.summary());
        return result.code().code();
    }
}
