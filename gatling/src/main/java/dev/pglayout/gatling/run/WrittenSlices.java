package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.PreparedTransactions;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What trials write: emptied before each, so that all begin alike, and counted after each. */
final class WrittenSlices {
    private final Map<String, Integer> rowsPerPart;

    WrittenSlices(Mix mix) {
        rowsPerPart = mix.parts().stream().collect(Collectors.toMap(Mix.Part::name, WrittenSlices::rows));
    }

    private static int rows(Mix.Part part) {
        return part.operations().stream()
                .filter(operation -> operation.kind() == Kind.WRITE)
                .mapToInt(Operation::batch)
                .sum();
    }

    private boolean none() {
        return rowsPerPart.values().stream().allMatch(rows -> rows == 0);
    }

    /** Indexes that a trial has made grow stay larger, for all arms alike; rows do not stay. */
    void restore(Target target) throws SQLException {
        if (!none()) {
            IngestSlice.open(target).close();
        }
    }

    /** A trial that was ended early, or failed, cannot say of each row whether it was sent. */
    Optional<Accounting> account(Target target, Trial trial) throws SQLException {
        if (none() || trial.status() == Trial.Status.FAILED || trial.status() == Trial.Status.INTERRUPTED) {
            return Optional.empty();
        }
        // What a coordinator has told its client is there, even if a worker was lost before it heard of it.
        PreparedTransactions.finish(target);
        OptionalLong found = IngestSlice.rows(target);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Accounting(confirmed(trial), unconfirmed(trial), found.getAsLong()));
    }

    private static long confirmed(Trial trial) {
        return trial.operations().stream()
                .mapToLong(TrialOperation::rowsConfirmed)
                .sum();
    }

    private long unconfirmed(Trial trial) {
        return trial.operations().stream()
                .mapToLong(o -> o.ko() * rowsPerPart.getOrDefault(o.operation(), 0))
                .sum();
    }
}
