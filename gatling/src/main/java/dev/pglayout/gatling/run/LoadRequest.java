package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.gatling.event.PlannedEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asked of {@code load-test}.
 *
 * @param sqlDirs folders laid out like {@code sql/}
 * @param pgBin programs of an installed PostgreSQL, for the local provider
 * @param runs where run folders are made
 * @param start whether targets that are not up are started
 */
public record LoadRequest(
        Profile profile,
        LoadSettings settings,
        LoadTask task,
        List<PlannedEvent> events,
        List<Path> sqlDirs,
        StateDir stateDir,
        Optional<Path> pgBin,
        Path runs,
        boolean start) {

    /** @throws UserError if the task has no trials in which events would happen, or which promises are judged by */
    public LoadRequest {
        if (task instanceof LoadTask.Capacity) {
            if (!events.isEmpty()) {
                throw UserError.badInput(
                        "--capacity excludes --fault and --during, which would say more of the event than of the capacity;"
                                + " allowed with them: --users, --rate, --ramp, --soak, or none of these");
            }
            if (settings.limits().promised()) {
                throw UserError.badInput(
                        "--capacity excludes --max-p99 and --max-error-share: it loads each layout up to"
                                + " its own limit; allowed with them: --users, --rate, --ramp, --soak, or none of these");
            }
        }
    }
}
