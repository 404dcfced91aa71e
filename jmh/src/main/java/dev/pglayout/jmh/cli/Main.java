package dev.pglayout.jmh.cli;

import dev.pglayout.console.Commands;
import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.DoctorCommand;
import dev.pglayout.fixtures.cli.DownCommand;
import dev.pglayout.fixtures.cli.ExplainCommand;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Joins the commands of all modules; {@code ./pglayout} and the build start here. */
@Command(
        name = "pglayout",
        description =
                "Which way of arranging this table in PostgreSQL is faster for my queries, by how much, how sure are we, why,"
                        + " and did it get worse since last time?",
        subcommands = {
            BenchCommand.class,
            UpkeepCommand.class,
            SizesCommand.class,
            SelfTestCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LoadCommand.class,
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
            "  pglayout up --layouts plain,fdw     servers that stay, for repeated work",
            "Exit codes: 0 fine, 1 internal error, 2 bad input, 3 regression, 4 not trustworthy, 5 verification failed,",
            "  6 server not started or lost, 7 busy, 130 interrupted (143 by SIGTERM).",
        })
public final class Main {
    @Mixin
    private CommonOptions common;

    private Main() {}

    public static void main(String[] args) {
        // Holds if a signal ends this process before it can say anything else.
        reported(ExitCode.INTERRUPTED.code());
        System.exit(reported(run(args)));
    }

    private static int run(String[] args) {
        try {
            return Commands.run(new Main(), expanded(args));
        } catch (UserError e) {
            System.err.println("pglayout: " + e.getMessage());
            return e.exitCode().code();
        }
    }

    /** Leaves the exit code where the build finds it: Maven's own is 1 for everything. */
    private static int reported(int code) {
        String file = System.getProperty("pglayout.exit-file");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), String.valueOf(code));
            } catch (IOException e) {
                System.err.println("pglayout: cannot write " + file + ": " + e.getMessage());
            }
        }
        return code;
    }

    private static String[] expanded(String[] args) {
        if (args.length != 3 || !args[1].equals("--properties")) {
            return args;
        }
        List<String> all = new ArrayList<>(List.of(args[0]));
        all.addAll(MavenProperties.arguments(Path.of(args[2]), new CommandLine(new BenchCommand()).getCommandSpec()));
        return all.toArray(String[]::new);
    }
}
