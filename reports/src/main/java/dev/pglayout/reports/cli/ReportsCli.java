package dev.pglayout.reports.cli;

import dev.pglayout.console.Commands;
import dev.pglayout.console.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands on result files. */
@Command(
        name = "pglayout",
        description =
                "Rebuilds reports, compares and gates runs, keeps baselines and the history, from result files alone.",
        subcommands = {
            ReportCommand.class,
            CompareCommand.class,
            GateCommand.class,
            BaselineCommand.class,
            HistoryCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {"  pglayout report latest", "  pglayout compare latest"})
public final class ReportsCli {
    @Mixin
    private CommonOptions common;

    public static void main(String[] args) {
        System.exit(Commands.run(new ReportsCli(), args));
    }
}
