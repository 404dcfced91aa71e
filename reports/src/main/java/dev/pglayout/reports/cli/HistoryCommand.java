package dev.pglayout.reports.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.compare.Trends;
import dev.pglayout.reports.io.History;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Annotation;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.verdict.Briefs;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The runs of many nights. */
@Command(
        name = "history",
        description = "Keeps runs in brief in files that only grow, and shows trends and change points.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout history add latest",
            "  pglayout history show",
            "  pglayout history show --operation month-aggregate --arm partitioned",
            "  pglayout history annotate 2026-05-01 'kernel 6.12'"
        })
public final class HistoryCommand {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Command(name = "add", description = "Adds a run. One that is not whole is refused.")
    void add(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "RUN",
                            defaultValue = "latest",
                            description = "A run's folder, its run.json, its id, or 'latest' (default).")
                    String reference,
            @Mixin Folders folders,
            @Mixin CommonOptions options) {
        Run run = RunReader.read(reference, folders.runs()).run();
        BaselineCommand.requireWhole(run, "part of the history");
        out().println("Added run %s to %s".formatted(run.runId(), History.add(folders.history(), Briefs.of(run))));
    }

    @Command(name = "show", description = "Trend and change points of every cell, or one cell night by night.")
    void show(
            @Option(names = "--operation", paramLabel = "NAME", description = "Only this operation.") String operation,
            @Option(names = "--arm", paramLabel = "NAME", description = "Only this arm.") String arm,
            @Mixin Folders folders,
            @Mixin CommonOptions options) {
        History history = History.read(folders.history());
        history.notes().forEach(note -> spec.commandLine().getErr().println("Note: " + note));
        if (history.runs().isEmpty()) {
            throw UserError.badInput("no runs in the history %s; add them with 'history add RUN'", folders.history());
        }
        out().print(Trends.of(history).text(operation, arm));
        out().flush();
    }

    @Command(name = "annotate", description = "Writes down what happened on a day.")
    void annotate(
            @Parameters(paramLabel = "DATE", description = "As in 2026-05-01.") String date,
            @Parameters(paramLabel = "TEXT", description = "What happened.") String text,
            @Mixin Folders folders,
            @Mixin CommonOptions options) {
        try {
            Annotation annotation = new Annotation(LocalDate.parse(date).toString(), text.strip());
            out().println("Added to " + History.add(folders.history(), annotation));
        } catch (DateTimeParseException e) {
            throw UserError.badInput("date must be as in 2026-05-01, got: %s", date);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
