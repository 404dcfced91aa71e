package dev.pglayout.reports.render;

import dev.pglayout.reports.model.loadtest.LoadTrial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands around a run when its report is made.
 *
 * @param readerNotes what had to be mended to read it, one line each
 * @param folder where the report goes; only files that lie there are linked
 * @param baseline an earlier run to hold it against, or null
 */
public record Surroundings(List<String> readerNotes, Path folder, Baseline baseline) {
    public Surroundings {
        readerNotes = List.copyOf(readerNotes);
    }

    /** A report that lies nowhere yet, against nothing. */
    static Surroundings none() {
        return new Surroundings(List.of(), null, null);
    }

    Optional<Baseline> held() {
        return Optional.ofNullable(baseline);
    }

    /** A run.json may have been moved out of its folder: a link to what stayed behind would lead nowhere. */
    boolean has(String file) {
        return folder != null && Files.isRegularFile(folder.resolve(file));
    }

    /** Gatling's own page of a trial, relative to the report; null where there is none. */
    String gatlingPage(LoadTrial trial) {
        String page = trial.trial().gatlingReport();
        String href = page == null ? null : trial.folder() + "/" + page;
        return href != null && has(href) ? href : null;
    }
}
