package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.PreparedTransactions;
import dev.pglayout.fixtures.workload.UnconfirmedRows;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** What trials write: emptied before each, so that all begin alike, and counted after each. */
final class WrittenSlices {
    private final boolean none;

    WrittenSlices(Mix mix) {
        none = !mix.writes();
    }

    /** Indexes that a trial has made grow stay larger, for all arms alike; rows do not stay. */
    void restore(Target target) throws SQLException {
        if (!none) {
            IngestSlice.open(target).close();
        }
    }

    /** A trial that was ended early, or failed, cannot say of each row whether it was sent. */
    Optional<Accounting> account(Target target, Trial trial, Path folder) throws SQLException {
        if (none || trial.status() == Trial.Status.FAILED || trial.status() == Trial.Status.INTERRUPTED) {
            return Optional.empty();
        }
        // What a coordinator has told its client is there, even if a worker was lost before it heard of it.
        PreparedTransactions.finish(target);
        UnconfirmedRows unconfirmed = UnconfirmedRows.read(folder);
        return IngestSlice.find(target, unconfirmed)
                .map(found -> new Accounting(
                        confirmed(trial),
                        unconfirmed.count(),
                        found.unconfirmed().isPresent() ? found.unconfirmed().getAsLong() : null,
                        found.rows()));
    }

    private static long confirmed(Trial trial) {
        return trial.operations().stream()
                .mapToLong(TrialOperation::rowsConfirmed)
                .sum();
    }
}
