package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.Change;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import dev.pglayout.fixtures.target.script.LiveChanges;
import dev.pglayout.fixtures.target.script.ScriptFailure;
import dev.pglayout.fixtures.target.script.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is changed while others use it. */
class LiveChangesTest {
    private static final String ADD = "ALTER TABLE app.events ADD COLUMN more int";

    @TempDir
    Path dir;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger announced = new AtomicInteger();
    private final Target target = TestTargets.disposable("plain").get(0);
    private final ScriptRunner scripts = ScriptRunner.on(target);

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aStatementThatDoesNotGetItsLockIsTriedAgainUntilItDoes() throws Exception {
        try (Connection reader = reader();
                LiveChanges changes = changes(false, 30)) {
            CompletableFuture<Void> released = CompletableFuture.runAsync(() -> releaseAfterFirstAttempt(reader));
            changes.run(script("SELECT '" + ADD + "'\n\\gexec"));
            released.join();

            Change change = changes.done().get(0);
            assertThat(change.attempts()).isGreaterThan(1);
            assertThat(change.locks()).anyMatch(lock -> lock.toString().startsWith("AccessExclusive on events "));
            assertThat(change)
                    .asString()
                    .matches(ADD + ": [0-9.]+ ms, at attempt \\d+; held AccessExclusive on events .*");
            assertThat(told).containsExactly(change.toString());
            assertThat(announced).hasValue(1);
        }
        assertThat(columns()).isEqualTo("1");
    }

    @Test
    void afterTheLastAttemptTheFailureIsTheServers() throws Exception {
        try (Connection reader = reader();
                LiveChanges changes = changes(false, 2)) {
            assertThatThrownBy(() -> changes.run(script("\nSELECT '" + ADD + "'\n\\gexec")))
                    .isInstanceOfSatisfying(ScriptFailure.class, e -> assertThat(e.getSQLState())
                            .isEqualTo("55P03"))
                    .hasMessageContaining("a.sql:2: " + ADD);
            assertThat(changes.done()).isEmpty();
            reader.rollback();
        }
        assertThat(columns()).isEqualTo("0");
    }

    @Test
    void whatManagesItsTransactionsItselfRunsOutsideOfAny() throws Exception {
        try (LiveChanges changes = changes(false, 1)) {
            changes.run(script("""
                    SELECT 'CREATE INDEX CONCURRENTLY more ON app.events (amount)', 'VACUUM app.events'
                    \\gexec
                    BEGIN;
                    DROP INDEX app.more;
                    COMMIT;
                    """));
            assertThat(changes.done()).hasSize(5).allMatch(change -> change.attempts() == 1);
        }
    }

    @Test
    void aDryRunSaysWhatWouldRunWhereAndRunsOnlyWhatAsks() throws Exception {
        SqlScript script = script("SET TimeZone = 'UTC';\nSELECT '" + ADD + "'\n\\gexec\nDROP TABLE app.events;");
        try (LiveChanges changes = changes(true, 1)) {
            changes.run(script);

            assertThat(changes.done()).isEmpty();
        }
        assertThat(told)
                .containsExactly(
                        "-- on single (" + target.cluster().entry().client() + ")",
                        ADD + ";",
                        "DROP TABLE app.events;");
        assertThat(announced).hasValue(0);
        assertThat(columns()).isEqualTo("0");
        assertThat(LiveChanges.mayComeOf(script)).isTrue();
        assertThat(LiveChanges.mayComeOf(script("SELECT 1; SET a.b = 'c'"))).isFalse();
    }

    private LiveChanges changes(boolean dryRun, int attempts) throws Exception {
        ChangeOptions options = new ChangeOptions(dryRun, 50, attempts, told::add);
        return new LiveChanges(target, scripts.entry(), options, announced::incrementAndGet);
    }

    private Connection reader() throws Exception {
        Connection reader = target.connect(Map.of());
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM app.events").close();
        }
        return reader;
    }

    /** Its wait was seen, so an attempt has begun; the lock is held for longer than it waits. */
    private void releaseAfterFirstAttempt(Connection reader) {
        String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'app.events'::regclass";
        try (Connection other = target.connect(Map.of())) {
            while (Sql.ask(other, waiting).equals("0")) {
                Thread.sleep(2);
            }
            while (!Sql.ask(other, waiting).equals("0")) {
                Thread.sleep(2);
            }
            reader.rollback();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String columns() throws Exception {
        try (Connection connection = target.connect(Map.of())) {
            return Sql.ask(
                    connection,
                    "SELECT count(*) FROM pg_attribute WHERE attrelid = 'app.events'::regclass AND attname = 'more'");
        }
    }

    private SqlScript script(String sql) throws IOException {
        return SqlScript.read(Files.writeString(dir.resolve("a.sql"), sql));
    }
}
