package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.observe.ServerSample;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The servers' samples on the clock of a trial. Both clocks are this machine's. */
final class ServerSeconds {
    private ServerSeconds() {}

    /** A sample belongs to the second in which it was taken; it tells of the second before. */
    static List<ServerSecond> of(List<ServerSample> samples, Trial trial) {
        if (trial.startedAt() == null) {
            return List.of();
        }
        Instant start = Instant.parse(trial.startedAt());
        return samples.stream().map(sample -> second(sample, start)).toList();
    }

    private static ServerSecond second(ServerSample sample, Instant start) {
        long millis = Duration.between(start, sample.at()).toMillis();
        return new ServerSecond(
                (int) Math.floorDiv(millis, 1000L),
                sample.node(),
                sample.active(),
                sample.waits(),
                sample.locks(),
                sample.locksAwaited(),
                sample.checkpoint(),
                sample.walBytes(),
                sample.bufferHits(),
                sample.bufferReads());
    }
}
