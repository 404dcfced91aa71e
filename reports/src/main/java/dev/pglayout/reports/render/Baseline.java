package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import java.util.List;

/**
 * An earlier run that this one is held against.
 *
 * @param name the run id, or the name the user gave it
 * @param regressions found by a comparison across runs; empty where none was made, which claims nothing
 */
public record Baseline(String name, Run run, List<Regression> regressions) {
    public Baseline {
        regressions = List.copyOf(regressions);
    }

    /** A baseline whose environment is shown, with nothing judged against it. */
    public static Baseline of(String name, Run run) {
        return new Baseline(name, run, List.of());
    }
}
