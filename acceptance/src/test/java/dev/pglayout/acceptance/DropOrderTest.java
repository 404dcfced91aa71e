package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.ScriptSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month that goes, and a reader who is halfway through its partitions: neither waits for the other for ever. */
class DropOrderTest {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DROP TABLE%'";

    @ParameterizedTest
    @CsvSource({
        "upkeep/drop-month/run.months.sql, app.maint.month, 2024-01",
        "shared/maintain/drop.sql, app.maint.before_month, 2024-02"
    })
    void takesLocksInTheOrderOfReaders(String file, String setting, String value) throws Exception {
        Target target = TestTargets.disposable("subpartitioned").get(0);
        SqlScript drop = SqlScript.read(Path.of("..", "sql", "events").resolve(file));
        try (Connection reader = target.connect(Map.of());
                Connection dropper = target.connect(Map.of());
                Statement read = reader.createStatement()) {
            reader.setAutoCommit(false);
            // Groups are read by the first tenant that they list: 1 is in g1, and g0 comes last.
            read.execute("SELECT count(*) FROM app.events WHERE tenant_id = 1");
            CompletableFuture<Void> dropped =
                    CompletableFuture.runAsync(() -> run(drop, dropper, Map.of(setting, value)));
            awaitWaiting(target);

            read.execute("SET LOCAL deadlock_timeout = '100ms'");
            read.execute("SELECT count(*) FROM app.events WHERE tenant_id = 4");

            assertThat(dropped).as("waits for the reader").isNotDone();
            reader.commit();
            dropped.get(30, TimeUnit.SECONDS);
            try (ResultSet row =
                    read.executeQuery("SELECT count(*) FROM app.events WHERE occurred_at < '2024-02-01 00:00+00'")) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    private static void run(SqlScript script, Connection connection, Map<String, String> settings) {
        try {
            new ScriptSession("entry", connection).set(settings).run(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Target target) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try (Connection connection = target.connect(Map.of());
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < limit) {
                try (ResultSet row = statement.executeQuery(WAITING)) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new AssertionError("the drop does not wait for the reader");
    }
}
