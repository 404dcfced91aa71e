package dev.pglayout.reports.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs, baselines and the history are; a picocli mixin. */
final class Folders {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "reports/runs",
            description = "Folder of all runs, for 'latest' and run ids (default: ${DEFAULT-VALUE}).")
    private Path runs;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Folder of the history (default: history beside the runs).")
    private Path history;

    Path runs() {
        return runs;
    }

    /** The folder that holds runs, baselines and history. */
    Path reports() {
        Path parent = runs.toAbsolutePath().getParent();
        return parent == null ? runs : parent;
    }

    Path baselines() {
        return reports().resolve("baselines");
    }

    Path history() {
        return history == null ? reports().resolve("history") : history;
    }
}
