package dev.pglayout.reports.compare;

import dev.pglayout.console.UserError;
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

    /** Runs of two datasets say nothing of each other, and a run says nothing of itself. */
    public static void refuseUnlike(String baseName, Brief base, String otherName, Brief other) {
        if (!base.plan().dataset().equals(other.plan().dataset())) {
            throw UserError.badInput(
                    "%s is of dataset %s, %s of %s: only runs of the same dataset can be compared",
                    baseName, base.plan().dataset(), otherName, other.plan().dataset());
        }
        if (base.runId().equals(other.runId())) {
            throw UserError.badInput("%s and %s are the same run %s; name two", baseName, otherName, other.runId());
        }
    }

    public static Brief brief(String reference, Path runs, Path baselines) {
        if (reference.startsWith(BASELINE)) {
            return new Baselines(baselines).read(reference.substring(BASELINE.length()));
        }
        LoadedRun loaded = RunReader.read(reference, runs);
        return Briefs.of(loaded.run());
    }
}
