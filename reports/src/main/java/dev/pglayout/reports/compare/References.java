package dev.pglayout.reports.compare;

import dev.pglayout.reports.io.Baselines;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunReader;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.verdict.Briefs;
import java.nio.file.Path;

/** What a user may name to compare with: a run, or {@code baseline:NAME}. */
public final class References {
    private static final String BASELINE = "baseline:";

    private References() {}

    public static Brief brief(String reference, Path runs, Path baselines) {
        if (reference.startsWith(BASELINE)) {
            return new Baselines(baselines).read(reference.substring(BASELINE.length()));
        }
        LoadedRun loaded = RunReader.read(reference, runs);
        return Briefs.of(loaded.run());
    }
}
