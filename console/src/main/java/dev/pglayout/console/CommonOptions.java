package dev.pglayout.console;

import picocli.CommandLine.Option;

/** Options of every command; use as a picocli mixin. */
public final class CommonOptions {
    @Option(names = "--verbose", description = "Show stack traces.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
