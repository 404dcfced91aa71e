package dev.pglayout.reports.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are looked up by id or as {@code latest}. */
final class RunsOption {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reports/runs",
            description = "Folder of all runs, for 'latest' and run ids (default: ${DEFAULT-VALUE}).")
    private Path runs;

    Path path() {
        return runs;
    }
}
