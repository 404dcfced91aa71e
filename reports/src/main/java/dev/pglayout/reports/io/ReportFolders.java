package dev.pglayout.reports.io;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where runs are, and what stands beside them.
 *
 * @param runs folder of all runs
 * @param otherHistory folder of the history where it is not {@code history} beside the runs
 */
public record ReportFolders(Path runs, Optional<Path> otherHistory) {
    /** With everything beside the runs. */
    public static ReportFolders around(Path runs) {
        return new ReportFolders(runs, Optional.empty());
    }

    public Path baselines() {
        return beside("baselines");
    }

    public Path history() {
        return otherHistory.orElseGet(() -> beside("history"));
    }

    /** Margins of the gate, whether the file exists or not. */
    public Path gateConf() {
        return beside("gate.conf");
    }

    private Path beside(String name) {
        return runs.toAbsolutePath().resolveSibling(name);
    }
}
