package dev.pglayout.gatling.record;

import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.gatling.protocol.Listener;
import dev.pglayout.gatling.trial.Phase;
import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.io.TrialFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Takes down one trial, and writes {@code trial.json} when it is over or is ended. */
public final class TrialRecorder implements Listener {
    /** Written when the measured phase begins: the instant, so that others can do something at a given second. */
    public static final String MEASURING = "measuring";

    private final TrialSpec spec;
    private final Path folder;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Unconfirmed unconfirmed = new Unconfirmed();
    private final List<EndedRequest> later = new ArrayList<>();
    private final long created = System.nanoTime();
    private Long wakeUpNanos;
    private Measured measured;
    private long ended;

    public TrialRecorder(TrialSpec spec, Mix mix, Path folder) {
        this.spec = spec;
        this.folder = folder;
        mix.parts().forEach(part -> tallies.put(part.name(), new Tally(part.name(), part.share())));
    }

    /** @param nanos see {@link dev.pglayout.reports.model.loadtest.Trial#wakeUpNanos} */
    public synchronized void machineWakesIn(long nanos) {
        wakeUpNanos = nanos;
    }

    /** What exists once the warm-up is over. */
    private record Measured(long start, Instant startedAt, Seconds seconds, HistogramLogs logs) {}

    @Override
    public synchronized void userStarts(String scenario) {
        if (measured == null && scenario.equals(Phase.MEASURED)) {
            // What starting and warming up left would be collected while users wait: a tenth of a second, seen as lag.
            System.gc();
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            long start = System.nanoTime();
            measured = new Measured(start, now, new Seconds(start), new HistogramLogs(folder, now.toEpochMilli()));
            announce(now);
        }
    }

    @Override
    public synchronized void ended(EndedRequest sample) {
        Tally tally = tallies.get(sample.name());
        tally.confirm(sample.rowsConfirmed());
        sample.unconfirmed().forEach(unconfirmed::add);
        if (measured == null || !sample.session().scenario().equals(Phase.MEASURED)) {
            return;
        }
        if (sample.ended() - measured.seconds().end() >= 0) {
            // Told in the order of workers, not of time: the second before may not be all told yet.
            later.add(sample);
        } else {
            tally.record(sample);
        }
        measured.seconds().record(sample);
        long planned = spec.duration().toNanos();
        boolean inTime = spec.model().scheduled() || sample.ended() - measured.start() <= planned;
        if (sample.error() == null && inTime) {
            ended++;
        }
    }

    @Override
    public synchronized void toldUntil(long nanos, int activeConnections) {
        while (measured != null && nanos - measured.seconds().end() >= 0) {
            closeSecond(activeConnections);
            recordNext();
        }
    }

    private void recordNext() {
        long end = measured.seconds().end();
        later.removeIf(sample -> {
            boolean now = sample.ended() - end < 0;
            if (now) {
                tallies.get(sample.name()).record(sample);
            }
            return now;
        });
    }

    private void closeSecond(int activeConnections) {
        Histogram all = Times.histogram();
        tallies.values().forEach(tally -> all.add(tally.second.response));
        long startMillis = measured.startedAt().toEpochMilli();
        long end = TimeUnit.NANOSECONDS.toMillis(measured.seconds().end() - measured.start());
        measured.logs().write(tallies.values(), startMillis + end - 1_000, startMillis + end);
        tallies.values().forEach(Tally::endSecond);
        measured.seconds().close(all, activeConnections);
    }

    @Override
    public synchronized void closed(boolean early) {
        long now = System.nanoTime();
        toldUntil(now, 0);
        if (measured != null) {
            closeSecond(0);
            measured.logs().close();
        }
        unconfirmed.result().write(folder);
        TrialFolder.write(folder, new Outcome(spec, tallies.values()).trial(view(now, early)));
    }

    private Outcome.View view(long now, boolean early) {
        double warmUp = ((measured == null ? now : measured.start()) - created) / 1e9;
        double length = measured == null ? 0 : (now - measured.start()) / 1e9;
        // Nobody is late who answers the last question after the phase: its length is the one that was planned.
        double seconds = early ? length : Math.min(length, spec.duration().toNanos() / 1e9);
        return new Outcome.View(
                (measured == null ? Instant.now() : measured.startedAt()).toString(),
                warmUp,
                seconds,
                ended,
                early && length < spec.duration().toNanos() / 1e9,
                wakeUpNanos,
                measured == null ? List.of() : measured.seconds().result());
    }

    private void announce(Instant now) {
        try {
            Path temporary = folder.resolve("." + MEASURING);
            Files.writeString(temporary, now.toString());
            Files.move(temporary, folder.resolve(MEASURING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
