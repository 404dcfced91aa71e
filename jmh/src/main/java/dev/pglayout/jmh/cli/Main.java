package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.MavenProperties;
import dev.pglayout.console.Program;
import dev.pglayout.fixtures.cli.CompareCopyCommand;
import dev.pglayout.fixtures.cli.DoctorCommand;
import dev.pglayout.fixtures.cli.DownCommand;
import dev.pglayout.fixtures.cli.ExplainCommand;
import dev.pglayout.fixtures.cli.ExportCommand;
import dev.pglayout.fixtures.cli.LoadCommand;
import dev.pglayout.fixtures.cli.StatusCommand;
import dev.pglayout.fixtures.cli.UpCommand;
import dev.pglayout.fixtures.cli.VerifyCommand;
import dev.pglayout.fixtures.cli.maintain.MaintainCommand;
import dev.pglayout.reports.cli.BaselineCommand;
import dev.pglayout.reports.cli.CompareCommand;
import dev.pglayout.reports.cli.GateCommand;
import dev.pglayout.reports.cli.HistoryCommand;
import dev.pglayout.reports.cli.ReportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins the commands of all modules; {@code ./pglayout} and the build start here. */
@Command(
        name = "pglayout",
        versionProvider = Version.class,
        description =
                "Which way of arranging this table in PostgreSQL is faster for my queries, by how much, how sure are we, why,"
                        + " and did it get worse since last time?",
        subcommands = {
            BenchCommand.class,
            LoadTestCommand.class,
            SweepCommand.class,
            UpkeepCommand.class,
            SizesCommand.class,
            SelfTestCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LoadCommand.class,
            ExportCommand.class,
            CompareCopyCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            MaintainCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            GateCommand.class,
            BaselineCommand.class,
            HistoryCommand.class,
            DoctorCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout bench --profile smoke      everything once, in a minute",
            "  pglayout bench                      the quick profile; prints ratios, leaves a report",
            "  pglayout load-test --profile smoke  capacity and latency under load, with Gatling",
            "  pglayout up --layouts plain,fdw     servers that stay, for repeated work",
            "Exit codes: 0 fine, 1 internal error, 2 bad input, 3 regression, 4 not trustworthy, 5 verification failed,",
            "  6 server not started or lost, 7 busy, 130 interrupted (143 by SIGTERM).",
        })
public final class Main {
    @Mixin
    private CommonOptions common;

    @Option(names = "--version", versionHelp = true, description = "Show the version and the commit, for bug reports.")
    private boolean version;

    private Main() {}

    public static void main(String[] args) {
        Program.main(new Main(), properties(), args);
    }

    /** A command in a JVM that goes on: the exit code is returned. */
    public static int run(String... args) {
        return Program.run(new Main(), properties(), args);
    }

    private static MavenProperties properties() {
        return new MavenProperties("bench.", new CommandLine(new BenchCommand()).getCommandSpec());
    }
}
