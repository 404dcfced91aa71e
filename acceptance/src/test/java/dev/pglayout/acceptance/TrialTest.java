package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.fixtures.workload.IngestSlice;
import dev.pglayout.gatling.trial.TrialProcess;
import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trials, each in its JVM, against an embedded server. */
class TrialTest {
    private static final int BATCH = 10;
    private static final String KILL_ALL = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    private static final String OTHERS = "SELECT query FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    @TempDir
    static Path stateDir;

    @TempDir
    Path folder;

    private static Target target;

    @BeforeAll
    static void register() {
        // Written to and restored: its pages are others than after a load, and so may its plans be.
        target = TestTargets.disposable("plain").get(0);
        TargetRegistry.write(new StateDir(stateDir), List.of(target));
    }

    @Test
    void everyConfirmedRowIsInTheTable() throws Exception {
        Trial trial = run(spec(Model.PROBE, "oltp", 4, null, 4_000), began -> {});

        assertThat(trial.status()).as(trial.statusReason()).isEqualTo(Status.OK);
        long confirmed = operation(trial, "batch-insert").rowsConfirmed();
        assertThat(confirmed).isPositive();
        assertThat(rowsInSlice()).isEqualTo(confirmed);
    }

    @Test
    void secondsHistogramsLogsAndPageTellTheSameStory() throws Exception {
        Trial trial = run(spec(Model.CLOSED, "hot-tenant", 2, null, 3_000), began -> {});

        long ok = trial.operations().stream().mapToLong(TrialOperation::ok).sum();
        assertThat(trial.operations()).extracting(TrialOperation::ko).containsOnly(0L);
        assertThat(trial.seconds().stream().mapToLong(TrialSecond::ok).sum()).isEqualTo(ok);
        for (TrialOperation operation : trial.operations()) {
            assertThat(HistogramText.decode(operation.response()).getTotalCount())
                    .isEqualTo(operation.ok());
            assertThat(logged("response.hlog", operation.operation())).isEqualTo(operation.ok());
            assertThat(logged("lag.hlog", operation.operation())).isEqualTo(operation.ok());
        }
        assertThat(folder.resolve(trial.gatlingReport())).exists();
    }

    @Test
    void everyConnectionIsPrimedBeforeUsersCome() throws Exception {
        List<String> last = new ArrayList<>();
        run(spec(Model.OPEN, "oltp", 4, 1.0, 1_000), began -> last.addAll(lastStatements()));

        // At one operation a second no more than two connections can have been asked since.
        assertThat(last).hasSize(4);
        assertThat(last.stream().filter(text -> text.startsWith("EXPLAIN EXECUTE")))
                .hasSizeBetween(2, 4);
    }

    @Test
    void aTransactionOfOneOperationKeepsItsOwnName() throws Exception {
        Path mix = Files.writeString(folder.resolve("one.conf"), """
                weights { look = 1, tenant-range = 1 }
                transactions { look = [point-lookup] }
                """);
        Trial trial = run(spec(Model.PROBE, mix.toString(), 2, null, 1_000), began -> {});

        assertThat(trial.operations())
                .extracting(TrialOperation::operation)
                .containsExactlyInAnyOrder("look", "tenant-range");
        assertThat(trial.operations()).allMatch(operation -> operation.ok() > 0);
    }

    @Test
    void killedConnectionsAreCountedAndThePoolHeals() throws Exception {
        Trial trial = run(
                spec(Model.CLOSED, "ingest", 4, null, 8_000),
                began -> CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(this::killAll));

        TrialOperation inserts = operation(trial, "batch-insert");
        assertThat(inserts.ko()).isPositive();
        assertThat(inserts.errors()).allSatisfy((error, count) -> assertThat(error)
                .matches("SQLSTATE (57P01|08\\w{3}|25\\w{3}) .*|no connection.*"));
        int killed = trial.seconds().stream()
                .filter(second -> second.ko() > 0)
                .mapToInt(TrialSecond::second)
                .max()
                .orElseThrow();
        assertThat(trial.seconds()).anyMatch(second -> second.second() > killed && second.ok() > 0);
        // Whether a commit arrived before its connection broke, only the table knows.
        assertThat(rowsInSlice()).isBetween(inserts.rowsConfirmed(), inserts.rowsConfirmed() + inserts.ko() * BATCH);
    }

    @Test
    void anEndedTrialKeepsWhatItMeasured() throws Exception {
        TrialProcess process = TrialProcess.start(spec(Model.OPEN, "hot-tenant", 2, 50.0, 60_000), folder, "256m");
        Trial trial = process.await(
                began -> CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(process::interrupt));

        assertThat(trial.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(trial.statusReason()).matches("ended after \\d+\\.\\d of 60\\.0 s");
        assertThat(trial.operations())
                .anyMatch(operation -> operation.ok() > 0
                        && HistogramText.decode(operation.response()).getTotalCount() == operation.ok());
        assertThat(logged("response.hlog", "tenant-range"))
                .isEqualTo(operation(trial, "tenant-range").ok());
    }

    @Test
    void aScheduleHoldsAsManyOperationsAsItsRateSays() throws Exception {
        Trial trial = run(spec(Model.RAMP, "hot-tenant", 4, 10.0, 5_000), began -> {});

        // 10 to 30 a second over 5 s: 100, unless the machine stood still when the last ones were due.
        long asked = trial.operations().stream().mapToLong(o -> o.ok() + o.ko()).sum();
        assertThat(asked).isBetween(trial.status() == Status.SATURATED ? 1L : 99L, 100L);
        assertThat(trial.targetRate()).isEqualTo(20.0);
        for (TrialOperation operation : trial.operations()) {
            Histogram response = HistogramText.decode(operation.response());
            Histogram service = HistogramText.decode(operation.service());
            Histogram lag = HistogramText.decode(operation.lag());
            assertThat(response.getMaxValue()).isGreaterThanOrEqualTo((long) (service.getMaxValue() * 0.99));
            assertThat(response.getMean()).isCloseTo(service.getMean() + lag.getMean(), withinShare(0.02));
        }
    }

    @Test
    void whatTheProfileDoesNotAllowEndsLikeAnAssertionOfGatling() throws Exception {
        TrialSpec.Limits strict = new TrialSpec.Limits(30_000, 5_000, null, 0.0001);
        // One millisecond for a statement that reads every row: each is cancelled.
        TrialSpec.Limits impatient = new TrialSpec.Limits(1, 5_000, null, 0.5);
        TrialProcess fine = TrialProcess.start(limited("hot-tenant", strict), folder, "256m");
        assertThat(fine.await(began -> {}).status()).isEqualTo(Status.OK);
        assertThat(fine.exitCode()).isZero();

        Path other = Files.createDirectory(folder.resolve("other"));
        TrialProcess bad = TrialProcess.start(limited("reporting", impatient), other, "256m");
        Trial trial = bad.await(began -> {});
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(operation(trial, "month-rollup").errors().keySet())
                .allMatch(error -> error.startsWith("SQLSTATE 57014 "));
    }

    @Test
    void aTrialThatCannotRunSaysWhyInOneLine() throws Exception {
        Trial unknown = run(spec(Model.PROBE, "otlp", 2, null, 1_000), began -> {});
        assertThat(unknown.status()).isEqualTo(Status.FAILED);
        assertThat(unknown.statusReason()).contains("unknown mix 'otlp' (did you mean 'oltp'?)");
    }

    @Test
    void aDatabaseThatRefusesIsQuotedAndNotTriedForEver() throws Exception {
        TrialSpec refused = new TrialSpec(
                stateDir.toString(),
                "test",
                0,
                0,
                "plain{work_mem=much}",
                "hot-tenant",
                Model.PROBE,
                2,
                null,
                null,
                0,
                0,
                1_000,
                1,
                TrialSpec.Limits.DEFAULT,
                null);
        Trial trial = run(refused, began -> {});
        assertThat(trial.status()).isEqualTo(Status.FAILED);
        assertThat(trial.statusReason()).contains("session settings refused").contains("work_mem");
    }

    private TrialSpec limited(String mix, TrialSpec.Limits limits) {
        return new TrialSpec(
                stateDir.toString(),
                "test",
                0,
                0,
                "plain",
                mix,
                Model.CLOSED,
                2,
                null,
                null,
                0,
                500,
                4_000,
                1,
                limits,
                null);
    }

    private static TrialSpec spec(Model model, String mix, int users, Double rate, long millis) {
        Double rampTo = model == Model.RAMP ? Double.valueOf(3 * rate) : null;
        return new TrialSpec(
                stateDir.toString(),
                "test",
                0,
                0,
                "plain",
                mix,
                model,
                users,
                rate,
                rampTo,
                0,
                1_000,
                millis,
                1,
                TrialSpec.Limits.DEFAULT,
                null);
    }

    private Trial run(TrialSpec spec, Consumer<Instant> measuring) throws Exception {
        IngestSlice.open(target).close();
        return TrialProcess.start(spec, folder, "256m").await(measuring);
    }

    private static TrialOperation operation(Trial trial, String name) {
        return trial.operations().stream()
                .filter(operation -> operation.operation().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(trial.statusReason()));
    }

    private long logged(String file, String operation) throws FileNotFoundException {
        long count = 0;
        try (HistogramLogReader log =
                new HistogramLogReader(folder.resolve(file).toFile())) {
            for (EncodableHistogram next = log.nextIntervalHistogram();
                    next != null;
                    next = log.nextIntervalHistogram()) {
                count += operation.equals(next.getTag()) ? ((Histogram) next).getTotalCount() : 0;
            }
        }
        return count;
    }

    private void killAll() {
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(KILL_ALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of each connection of a trial's pool. */
    private List<String> lastStatements() {
        List<String> last = new ArrayList<>();
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OTHERS)) {
            while (row.next()) {
                last.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return last;
    }

    private static long rowsInSlice() throws SQLException {
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM app.events WHERE occurred_at >= '2024-06-30 23:00+00'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static org.assertj.core.data.Percentage withinShare(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }
}
