package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.load.Alteration;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.PreparedTransactions;
import dev.pglayout.fixtures.workload.UnconfirmedRows;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What trials write: emptied before each, so that all begin alike, and counted after each. */
final class WrittenSlices {
    private final String mix;
    private final boolean none;
    private final boolean accountable;

    WrittenSlices(Mix mix) {
        this.mix = mix.name();
        none = !mix.writes();
        accountable = mix.parts().stream()
                .flatMap(part -> part.operations().stream())
                .filter(operation -> operation.kind() == Operation.Kind.WRITE)
                .allMatch(Operation::insertsNewRows);
    }

    /** Indexes that a trial has made grow stay larger, for all arms alike; rows do not stay. */
    void restore(Target target) throws SQLException {
        if (!none) {
            IngestSlice.open(target).close();
        }
    }

    /** Updates and deletes are not undone: who uses the target next loads it anew, and measures no dead rows. */
    void noteOtherWrites(List<Target> targets) {
        if (!accountable) {
            targets.forEach(target -> Alteration.note(target, "mix " + mix + " changed rows of it"));
        }
    }

    /** What stays up is as it was: whoever looks at it next does not find the last trial's rows. */
    void leaveAsLoaded(List<Target> targets, PrintStream out) {
        for (Target target : targets) {
            try {
                restore(target);
            } catch (SQLException | UserError e) {
                out.println("rows of the last trial stay in " + target.key() + ": " + e.getMessage());
            }
        }
    }

    /**
     * A trial that was ended early, or failed, cannot say of each row whether it was sent; and of an update or an upsert no number
     * of rows says whether it was done.
     */
    Optional<Accounting> account(Target target, Trial trial, Path folder) throws SQLException {
        if (none
                || !accountable
                || trial.status() == Trial.Status.FAILED
                || trial.status() == Trial.Status.INTERRUPTED) {
            return Optional.empty();
        }
        // What a coordinator has told its client is there, even if a worker was lost before it heard of it.
        PreparedTransactions.finish(target);
        return IngestSlice.account(target, confirmed(trial), UnconfirmedRows.read(folder));
    }

    private static long confirmed(Trial trial) {
        return trial.operations().stream()
                .mapToLong(TrialOperation::rowsConfirmed)
                .sum();
    }
}
