package dev.pglayout.console;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs picocli commands with the exit codes and one-line errors that all of them share. */
public final class Commands {
    private Commands() {}

    /** Runs {@code command} with {@code args} and returns the process's exit code. */
    public static int run(Object command, String... args) {
        return commandLine(command).execute(args);
    }

    /**
     * What the command would be given, without running it.
     *
     * @throws UserError if it would refuse the arguments
     */
    public static ParseResult parsed(Object command, String... args) {
        try {
            return commandLine(command).parseArgs(args);
        } catch (ParameterException e) {
            throw UserError.badInput("%s%s", oneLine(e.getMessage()), nearest(e));
        }
    }

    static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(writer(System.out))
                .setErr(writer(System.err))
                .setParameterExceptionHandler(Commands::badUsage)
                .setExecutionExceptionHandler(Commands::failed);
    }

    /** In the POSIX locale (cron, containers) Java would turn {@code µ} and {@code ×} into question marks. */
    private static PrintWriter writer(PrintStream stream) {
        Charset charset = Charset.defaultCharset();
        Charset able = charset.newEncoder().canEncode("µ×–") ? charset : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, able), true);
    }

    private static int badUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("pglayout: " + oneLine(e.getMessage()) + nearest(e));
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT.code();
    }

    private static String nearest(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        CommandLine.Model.CommandSpec spec = e.getCommandLine().getCommandSpec();
        Set<String> allowed = new TreeSet<>(spec.subcommands().keySet());
        spec.options().forEach(option -> allowed.addAll(Arrays.asList(option.names())));
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        return Nearest.hint(given, allowed);
    }

    private static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        ExitCode code = e instanceof UserError user ? user.exitCode() : ExitCode.INTERNAL;
        err.println("pglayout: "
                + (e instanceof UserError ? oneLine(e.getMessage()) : "internal error: " + oneLine(e.toString())));
        if (verbose(parsed)) {
            e.printStackTrace(err);
        } else if (code == ExitCode.INTERNAL) {
            err.println("Run it again with --verbose for the stack trace.");
        }
        return code.code();
    }

    private static boolean verbose(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--verbose") || Boolean.getBoolean("pglayout.verbose");
    }

    private static String oneLine(String message) {
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
