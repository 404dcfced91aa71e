package dev.pglayout.gatling.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.RowCount;
import dev.pglayout.fixtures.workload.HotTenants;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.UnconfirmedRows;
import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.gatling.protocol.Work;
import dev.pglayout.gatling.trial.Phase;
import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.io.TrialFolder;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import io.gatling.core.session.Session$;
import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRecorderTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Mix MIX = new Mix("test", "", List.of(new Mix.Part("lookup", 1, List.of())), HotTenants.NONE);
    private static final Operation INSERT = new Operation(
            "insert",
            "",
            Operation.Kind.WRITE,
            List.of(bind("id", Bind.Type.TEXT), bind("payload", Bind.Type.JSONB)),
            new RowCount(1, OptionalLong.of(1)),
            false,
            Map.of(),
            1,
            Duration.ZERO,
            Path.of("insert.sql"),
            "",
            null);

    @TempDir
    Path folder;

    @Test
    void theWarmUpCountsOnlyItsRows() {
        TrialRecorder recorder = recorder(Model.CLOSED, null);
        recorder.userStarts(Phase.WARM_UP);
        recorder.ended(sample(Phase.WARM_UP, 0, 0, 5, null, 10));
        recorder.userStarts(Phase.MEASURED);
        recorder.ended(sample(Phase.MEASURED, 0, 0, 5, null, 3));
        recorder.closed(false);

        TrialOperation lookup = lookup();
        assertThat(lookup.ok()).isEqualTo(1);
        assertThat(lookup.rowsConfirmed()).isEqualTo(13);
    }

    @Test
    void rowsNobodyConfirmedAreKeptThoseOfTheWarmUpToo() {
        TrialRecorder recorder = recorder(Model.CLOSED, null);
        recorder.userStarts(Phase.WARM_UP);
        recorder.ended(failed(Phase.WARM_UP, "a"));
        recorder.userStarts(Phase.MEASURED);
        recorder.ended(failed(Phase.MEASURED, "b"));
        recorder.closed(false);

        UnconfirmedRows rows = UnconfirmedRows.read(folder);
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.rows()).as("without documents").containsExactly(Map.of("id", "a"), Map.of("id", "b"));
        assertThat(rows.known()).isTrue();
    }

    @Test
    void moreRowsThanCanBeAskedForAreCounted() {
        TrialRecorder recorder = recorder(Model.CLOSED, null);
        for (int i = 0; i <= UnconfirmedRows.MOST; i++) {
            recorder.ended(failed(Phase.WARM_UP, "x" + i));
        }
        recorder.closed(false);

        UnconfirmedRows rows = UnconfirmedRows.read(folder);
        assertThat(rows.count()).isEqualTo(UnconfirmedRows.MOST + 1);
        assertThat(rows.known()).isFalse();
    }

    @Test
    void anErrorIsNoFastAnswer() {
        TrialRecorder recorder = recorder(Model.CLOSED, null);
        recorder.userStarts(Phase.MEASURED);
        recorder.ended(sample(Phase.MEASURED, 0, 0, 1, "SQLSTATE 57P01 gone", 0));
        recorder.ended(sample(Phase.MEASURED, 0, 0, 50, null, 0));
        recorder.closed(false);

        TrialOperation lookup = lookup();
        assertThat(lookup.ko()).isEqualTo(1);
        assertThat(lookup.errors()).containsEntry("SQLSTATE 57P01 gone", 1L);
        assertThat(HistogramText.decode(lookup.response()).getTotalCount()).isEqualTo(1);
        assertThat(HistogramText.decode(lookup.response()).getMinNonZeroValue()).isGreaterThan(49 * MILLI);
    }

    @Test
    void whoeverWaitsForAConnectionIsLateByThat() {
        TrialRecorder recorder = recorder(Model.OPEN, 1.0);
        recorder.userStarts(Phase.MEASURED);
        recorder.ended(sample(Phase.MEASURED, 0, 30, 40, null, 0));
        recorder.closed(false);

        TrialOperation lookup = lookup();
        assertThat(HistogramText.decode(lookup.response()).getMaxValue() / MILLI)
                .isEqualTo(40);
        assertThat(HistogramText.decode(lookup.service()).getMaxValue() / MILLI).isEqualTo(10);
        assertThat(HistogramText.decode(lookup.lag()).getMaxValue() / MILLI).isEqualTo(30);
        assertThat(read().status()).isEqualTo(Status.SATURATED);
        assertThat(read().statusReason()).startsWith("p99 of the lag is 30");
    }

    @Test
    void aMissedRateIsSaturatedAndACloselyKeptOneIsNot() {
        assertThat(scheduled(98).status()).isEqualTo(Status.SATURATED);
        assertThat(read().statusReason()).contains("98.0 % of the 100.0 that were to arrive");
        assertThat(scheduled(99).status()).isEqualTo(Status.OK);
        assertThat(read().statusReason()).isNull();
    }

    @Test
    void secondsHoldWhatEndedInThemWhateverTheOrderItIsTold() {
        TrialRecorder recorder = recorder(Model.CLOSED, null);
        recorder.userStarts(Phase.MEASURED);
        long begin = System.nanoTime();
        recorder.ended(at(begin, 990, 1_090));
        recorder.ended(at(begin, 100, 300));
        recorder.toldUntil(begin + 1_100 * MILLI, 3);
        recorder.closed(false);

        Trial trial = read();
        assertThat(trial.seconds().get(0).started()).isEqualTo(2);
        assertThat(trial.seconds().get(0).ok()).isEqualTo(1);
        assertThat(trial.seconds().get(0).p99Nanos() / MILLI).isEqualTo(200);
        assertThat(trial.seconds().get(0).activeConnections()).isEqualTo(3);
        assertThat(trial.seconds().get(1).ok()).isEqualTo(1);
        assertThat(trial.seconds().get(1).p99Nanos() / MILLI).isEqualTo(100);
    }

    @Test
    void endedEarlySaysSoAndWithoutASuccessItFailed() {
        TrialRecorder early = recorder(Model.CLOSED, null);
        early.userStarts(Phase.MEASURED);
        early.closed(true);
        assertThat(read().status()).isEqualTo(Status.INTERRUPTED);

        TrialRecorder nothing = recorder(Model.CLOSED, null);
        nothing.closed(false);
        assertThat(read().status()).isEqualTo(Status.FAILED);
    }

    private static Bind bind(String name, Bind.Type type) {
        return new Bind(name, type, new Bind.Source(Bind.Kind.NEW, name));
    }

    /** One second at 100 a second of which some are answered; the recorder is closed after that second. */
    private Trial scheduled(int answered) {
        TrialRecorder recorder = recorder(Model.OPEN, 100.0);
        recorder.userStarts(Phase.MEASURED);
        for (int i = 0; i < answered; i++) {
            recorder.ended(sample(Phase.MEASURED, 0, 0, 20, null, 0));
        }
        sleepOneSecond();
        recorder.closed(false);
        return read();
    }

    private static void sleepOneSecond() {
        try {
            Thread.sleep(1_020);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TrialRecorder recorder(Model model, Double rate) {
        TrialSpec spec = new TrialSpec(
                "state",
                "test",
                0,
                0,
                "plain",
                "test",
                model,
                1,
                rate,
                null,
                0,
                0,
                1_000,
                1,
                TrialSpec.Limits.DEFAULT,
                null);
        folder.resolve(TrialRecorder.MEASURING).toFile().delete();
        return new TrialRecorder(spec, MIX, folder);
    }

    private static EndedRequest at(long begin, long startMillis, long endMillis) {
        long start = begin + startMillis * MILLI;
        return new EndedRequest(
                Session$.MODULE$.apply(Phase.MEASURED, 1, (EventLoop) null),
                "lookup",
                start,
                start,
                begin + endMillis * MILLI,
                null,
                0,
                List.of());
    }

    private static EndedRequest sample(
            String scenario, long intended, long started, long ended, String error, long rows) {
        return sample(scenario, intended, started, ended, error, rows, List.of());
    }

    private static EndedRequest sample(
            String scenario,
            long intended,
            long started,
            long ended,
            String error,
            long rows,
            List<Work.Write> unconfirmed) {
        long now = System.nanoTime();
        return new EndedRequest(
                Session$.MODULE$.apply(scenario, 1, (EventLoop) null),
                "lookup",
                now + intended * MILLI,
                now + started * MILLI,
                now + ended * MILLI,
                error,
                rows,
                unconfirmed);
    }

    private static EndedRequest failed(String scenario, String id) {
        Work.Write insert = new Work.Write(INSERT, new Object[][] {{id, "{}"}});
        return sample(scenario, 0, 0, 5, "SQLSTATE 57P01 gone", 0, List.of(insert));
    }

    private Trial read() {
        return TrialFolder.read(folder);
    }

    private TrialOperation lookup() {
        return read().operations().get(0);
    }
}
