package dev.pglayout.reports.io;

import dev.pglayout.reports.model.Run;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as read from disk.
 *
 * @param folder where it lies
 * @param notes what the reader had to mend, one line each
 */
public record LoadedRun(Run run, Path folder, List<String> notes) {}
