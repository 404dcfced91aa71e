package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.target.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions that insert one row after the other, each committed and counted, until closed. */
final class Writers implements AutoCloseable {
    private static final int THREADS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String INSERT =
            "INSERT INTO app.events (id, tenant_id, occurred_at, event_type, amount, payload)"
                    + " VALUES (?, ?, ?, 'under load', 1, '{}')";

    private final Target target;
    private final List<YearMonth> months;
    private final AtomicLong committed = new AtomicLong();
    private final Queue<SQLException> refused = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Writers(Target target, List<YearMonth> months) {
        this.target = target;
        this.months = months;
    }

    /** Inserts into these months in turn. */
    static Writers into(Target target, YearMonth... months) {
        Writers writers = new Writers(target, List.of(months));
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(writers::write, "writer-" + i);
            writers.threads.add(thread);
            thread.start();
        }
        writers.awaitMore(THREADS);
        return writers;
    }

    /** So many more rows are committed. */
    void awaitMore(int rows) {
        long wanted = committed.get() + rows;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (committed.get() < wanted) {
            assertThat(Instant.now())
                    .as("%d rows, refused %s", committed.get(), refused)
                    .isBefore(deadline);
            pause();
        }
    }

    private void write() {
        try (Connection connection = target.connect(Map.of());
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; !stopped; i++) {
                OffsetDateTime at = months.get(i % months.size())
                        .atDay(1 + i % 28)
                        .atTime(i % 24, i % 60)
                        .atOffset(ZoneOffset.UTC);
                insert.setObject(1, UUID.randomUUID());
                insert.setInt(2, 1 + i % 20);
                insert.setObject(3, at);
                try {
                    insert.executeUpdate();
                    committed.incrementAndGet();
                } catch (SQLException e) {
                    refused.add(e);
                }
            }
        } catch (SQLException e) {
            refused.add(e);
        }
    }

    /** Rows whose commit the server has acknowledged; final once stopped. */
    long committed() {
        return committed.get();
    }

    /** What the server said to inserts that it did not take. */
    List<SQLException> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
