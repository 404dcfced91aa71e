package dev.pglayout.gatling.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.MavenProperties;
import dev.pglayout.console.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The part of {@code pglayout} that has Gatling on its class path; the launcher and the build start it. */
@Command(
        name = "pglayout",
        description = "Load tests; './pglayout --help' lists all commands.",
        subcommands = LoadTestCommand.class)
public final class Main {
    @Mixin
    private CommonOptions common;

    private Main() {}

    public static void main(String[] args) {
        Program.main(new Main(), properties(), args);
    }

    /** A command in a JVM that goes on: the exit code is returned. */
    public static int run(String... args) {
        return Program.run(new Main(), properties(), args);
    }

    private static MavenProperties properties() {
        return new MavenProperties("load.", new CommandLine(new LoadTestCommand()).getCommandSpec());
    }
}
