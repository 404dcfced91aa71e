package dev.pglayout.gatling.protocol;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.stats.StatsEngine;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import scala.Option;

/**
 * Tells Gatling and the listener what the workers noted, ten times a second: telling each request at once would wake another
 * thread for each.
 */
final class Journal implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;
    /** What a statement may take longer than its time-out before its connection is given up. */
    private static final long GRACE_SECONDS = 2;
    /** What requests under way are given when a run is ended. */
    private static final long FINISH_MILLIS = 2_000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread journal = new Thread(task, "jdbc-journal");
        journal.setDaemon(true);
        return journal;
    });
    private final JdbcProtocol protocol;
    private final Workers workers;
    private final Pool pool;
    private final StatsEngine stats;
    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();
    private boolean closed;

    Journal(JdbcProtocol protocol, Workers workers, Pool pool, StatsEngine stats) {
        this.protocol = protocol;
        this.workers = workers;
        this.pool = pool;
        this.stats = stats;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(true)));
    }

    private void look() {
        tell();
        long limit = System.nanoTime() - protocol.statementTimeout.toNanos() - TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        workers.all().forEach(worker -> worker.abortIfBusySince(limit));
    }

    synchronized void tell() {
        if (closed) {
            return;
        }
        long now = System.nanoTime();
        for (Worker worker : workers.all()) {
            for (EndedRequest sample : worker.drain()) {
                log(sample);
                protocol.listener.ended(sample);
            }
        }
        protocol.listener.toldUntil(now, pool.active());
    }

    private void log(EndedRequest sample) {
        Status status = sample.error() == null ? OK$.MODULE$ : KO$.MODULE$;
        stats.logResponse(
                sample.session().scenario(),
                sample.session().groups(),
                sample.name(),
                millis(sample.intended()),
                millis(sample.ended()),
                status,
                Option.empty(),
                Option.apply(sample.error()));
    }

    /** As Gatling's clock has it. */
    long millis(long nanoTime) {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(nanoTime - startNanos);
    }

    /** Tells the rest, once. */
    @Override
    public void close() {
        close(false);
    }

    /** @param early on SIGTERM, SIGINT, or a crash of Gatling */
    private void close(boolean early) {
        workers.finish(FINISH_MILLIS);
        end(early);
    }

    private synchronized void end(boolean early) {
        if (!closed) {
            tell();
            closed = true;
            thread.shutdown();
            protocol.listener.closed(early);
        }
    }
}
