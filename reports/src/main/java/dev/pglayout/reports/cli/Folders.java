package dev.pglayout.reports.cli;

import dev.pglayout.reports.io.ReportFolders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs, baselines and the history are; a picocli mixin. */
final class Folders {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Folder of all runs, for 'latest' and run ids (default: reports/runs in the checkout).")
    private Path runs;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Folder of the history (default: history beside the runs).")
    private Path history;

    ReportFolders all() {
        Path folder = runs == null ? Path.of(System.getProperty("pglayout.home", ""), "reports", "runs") : runs;
        return new ReportFolders(folder, Optional.ofNullable(history));
    }

    Path runs() {
        return all().runs();
    }

    Path baselines() {
        return all().baselines();
    }

    Path history() {
        return all().history();
    }
}
