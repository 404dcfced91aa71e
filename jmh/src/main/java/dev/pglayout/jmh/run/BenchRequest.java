package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.reports.model.Sweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asked of {@code bench}.
 *
 * @param profile null when a run is resumed: its own plan applies
 * @param resume the run to go on with: a folder, an id, or {@code latest}
 * @param sqlDirs folders of SQL, the checkout's own first
 * @param pgBin programs of an installed PostgreSQL, for the local provider
 * @param runs where run folders are made
 * @param sweep the dimension along which the profile's arms differ, if that is what the run is about
 */
public record BenchRequest(
        Profile profile,
        Optional<String> resume,
        List<Path> sqlDirs,
        StateDir stateDir,
        Optional<Path> pgBin,
        Path runs,
        Optional<Sweep> sweep) {
    /** A run that is no sweep. */
    public BenchRequest(
            Profile profile,
            Optional<String> resume,
            List<Path> sqlDirs,
            StateDir stateDir,
            Optional<Path> pgBin,
            Path runs) {
        this(profile, resume, sqlDirs, stateDir, pgBin, runs, Optional.empty());
    }
}
