package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a load test has all the trials that it was to have. */
final class FailedTrials {
    private FailedTrials() {}

    /**
     * Lets a search miss probes as long as it finds a capacity: it goes on with those that succeeded.
     *
     * @throws UserError as of a lost server if a trial could not run, or not one of its operations succeeded
     */
    static void refuse(LoadTests tests) {
        Set<String> found = tests.capacities().stream()
                .filter(capacity -> capacity.rate() != null)
                .map(Capacity::arm)
                .collect(Collectors.toSet());
        List<Trial> failed = tests.trials().stream()
                .filter(trial -> trial.purpose() != Purpose.SEARCH
                        || !found.contains(trial.trial().arm()))
                .map(LoadTrial::trial)
                .filter(trial -> trial.status() == Trial.Status.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            Trial first = failed.get(0);
            throw UserError.server(
                    "%d of %d trials failed; the first, %s on %s, round %d: %s",
                    failed.size(),
                    tests.trials().size(),
                    first.name(),
                    first.arm(),
                    first.round() + 1,
                    first.statusReason());
        }
    }
}
