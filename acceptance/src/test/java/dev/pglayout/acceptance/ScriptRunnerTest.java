package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.catalog.Verb;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.ScriptFailure;
import dev.pglayout.fixtures.target.script.ScriptRunner;
import dev.pglayout.fixtures.target.script.ScriptSession;
import dev.pglayout.fixtures.target.script.Tasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on real servers; whatever they make here is temporary. */
class ScriptRunnerTest {
    private static final String ENDLESS = "SELECT pg_sleep(600)";
    private static final String ASLEEP =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%'"
                    + " AND datname = current_database() AND pid <> pg_backend_pid()";

    @TempDir
    Path dir;

    private final Target target = TestTargets.one("fdw");
    private final ScriptRunner scripts = ScriptRunner.on(target);

    @AfterEach
    void close() {
        scripts.close();
    }

    @Test
    void aScriptFindsItsParametersAndAnswersWithRows() throws Exception {
        Node shard = target.cluster().followers().get(1);

        List<Map<String, Object>> rows = scripts.session(shard).run(script("""
                SELECT 'not the last answer';
                SELECT current_setting('app.cluster.ordinal') AS ordinal, ARRAY['a', 'b'] AS list;
                CREATE TEMPORARY TABLE answers_nothing (a int);
                """));

        assertThat(rows).containsExactly(Map.of("ordinal", "1", "list", List.of("a", "b")));
    }

    @Test
    void onTheEntryServerClientsHaveTheLayoutsSettingsAndLoadersDoNot() throws Exception {
        SqlScript question = script("SELECT current_setting('enable_partitionwise_aggregate') AS it");
        try (ScriptRunner clients = ScriptRunner.asClients(target)) {
            assertThat(clients.entry().run(question).get(0)).containsEntry("it", "on");
            assertThat(clients.session(target.cluster().followers().get(0))
                            .run(question)
                            .get(0))
                    .containsEntry("it", "off");
        }
        assertThat(scripts.entry().run(question).get(0)).containsEntry("it", "off");
    }

    @Test
    void whatGexecIsToldIsExecutedColumnByColumn() throws Exception {
        List<Map<String, Object>> rows = scripts.entry().run(script("""
                SELECT 'CREATE TEMPORARY TABLE made (i int)', NULL, format('INSERT INTO made VALUES (%s)', i)
                FROM generate_series(1, 1) AS i
                \\gexec
                SELECT 'INSERT INTO made VALUES (2)' AS f, 'INSERT INTO made VALUES (3)' AS f
                \\gexec
                SELECT i FROM made ORDER BY 1
                """));

        assertThat(rows).extracting(row -> row.get("i")).containsExactly(1, 2, 3);
    }

    @Test
    void rowsAreCopiedToAndFromTheClient() throws Exception {
        ScriptSession session = scripts.entry();
        session.run(script("CREATE TEMPORARY TABLE copied (i int); -- read and forgotten\n"
                + "COPY (SELECT 1) TO STDOUT; INSERT INTO copied VALUES (7)"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(session.copyOut(script("COPY copied TO STDOUT").last(), out)).isEqualTo(1);
        assertThat(out).hasToString("7\n");
        assertThat(session.copyOut(script("COPY copied TO STDOUT").last()).readAllBytes())
                .isEqualTo(out.toByteArray());
        assertThat(session.copyIn(script("COPY copied FROM STDIN").last(), bytes("8\n9\n")))
                .isEqualTo(2);
        assertThatThrownBy(() -> session.inTransaction(() -> {
                    session.copyIn(script("COPY copied FROM STDIN").last(), bytes("10\n"));
                    return session.copyIn(script("COPY copied FROM STDIN").last(), bytes("eleven\n"));
                }))
                .hasMessageContaining("a.sql:1: COPY copied FROM STDIN: ERROR: ")
                .hasMessageContaining("eleven");
        assertThat(session.run(script("SELECT sum(i) AS sum FROM copied")).get(0))
                .containsEntry("sum", 24L);
    }

    @Test
    void aFailureNamesServerFileLineAndStatement() {
        Node shard = target.cluster().followers().get(0);

        assertThatThrownBy(() -> scripts.session(shard).run(script("""
                SELECT 1;
                -- why
                INSERT INTO no_such_table
                    VALUES (1);
                """)))
                .isInstanceOfSatisfying(ScriptFailure.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("42P01");
                    assertThat(e.server()).isEqualTo(shard.name() + " (" + shard.client() + ")");
                    assertThat(e.getMessage()).isEqualTo(e.server() + ": " + e.withoutServer());
                    assertThat(e.withoutServer())
                            .startsWith(dir.resolve("a.sql") + ":3: INSERT INTO no_such_table VALUES (1): ERROR: ");
                });
        assertThatThrownBy(() -> scripts.entry().run(script("""


                SELECT format('CREATE USER MAPPING FOR nobody SERVER s OPTIONS (user %L, password %L)', 'u', 'it''s secret')
                \\gexec
                """)))
                .hasMessageContaining(
                        "a.sql:3: CREATE USER MAPPING FOR nobody SERVER s OPTIONS (user 'u', password '…')")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aVerbIsAskedOfEveryServerThatHasAFileForIt() throws Exception {
        assertThat(scripts.ask(Verb.SIZE, (node, row) -> node.name() + " " + row.get("partition")))
                .containsExactly("shard-0 app.events_shard", "shard-1 app.events_shard");
        assertThat(scripts.ask(Verb.INGESTED, (node, row) -> node.name())).containsExactly("coordinator");
    }

    @Test
    void anotherThreadCancels() throws Exception {
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(scripts, ENDLESS));
        awaitAsleep(target.cluster().entry(), "1");

        scripts.cancel();

        assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .rootCause()
                .hasMessageContaining("canceling statement due to user request");
        assertThatThrownBy(() -> scripts.entry().run(script("SELECT 1")))
                .hasMessageContaining("cancelled before it began");
        awaitAsleep(target.cluster().entry(), "0");
    }

    @Test
    void whoWaitsForSeveralServersCancelsThemByBeingInterrupted() throws Exception {
        SqlScript endless = script(ENDLESS);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            try {
                scripts.sideBySide(target.cluster().followers(), role -> Optional.of(endless));
            } catch (InterruptedException e) {
                interrupted.set(true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.start();
        for (Node shard : target.cluster().followers()) {
            awaitAsleep(shard, "1");
        }

        waiting.interrupt();
        waiting.join();

        assertThat(interrupted).isTrue();
        for (Node shard : target.cluster().followers()) {
            awaitAsleep(shard, "0");
        }
    }

    @Test
    void aServerThatFailsEndsWhatOthersDo() throws Exception {
        SqlScript script = script("SELECT 1 / current_setting('app.cluster.ordinal')::int;" + ENDLESS);

        assertThatThrownBy(() -> scripts.sideBySide(target.cluster().followers(), role -> Optional.of(script)))
                .hasMessageStartingWith("shard-0 (")
                .hasMessageContaining("a.sql:1: SELECT 1 / ")
                .hasMessageContaining("division by zero");

        awaitAsleep(target.cluster().followers().get(1), "0");
    }

    @Test
    void asManyTasksRunSideBySideAsAreAllowed() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Callable<Integer> meets = () -> both.await(30, TimeUnit.SECONDS);

        assertThat(new Tasks().all(2, Collections.nCopies(4, meets))).containsExactlyInAnyOrder(0, 1, 0, 1);
    }

    @Test
    void cancellingDoesNotWaitForSessionsThatAreIdle() throws Exception {
        scripts.entry();
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread canceller = new Thread(() -> {
            scripts.cancel();
            cancelled.countDown();
        });
        canceller.start();
        assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(scripts.entry().connection().isClosed()).as("it was not cut").isFalse();
    }

    private void run(ScriptRunner runner, String sql) {
        try {
            runner.entry().run(script(sql));
        } catch (SQLException | IOException e) {
            throw new CompletionException(e);
        }
    }

    private SqlScript script(String sql) throws IOException {
        return SqlScript.read(Files.writeString(dir.resolve("a.sql"), sql));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitAsleep(Node node, String count) throws Exception {
        try (ScriptRunner other = ScriptRunner.on(target)) {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!Sql.ask(other.session(node).connection(), ASLEEP).equals(count)) {
                assertThat(System.nanoTime())
                        .as("waiting for %s asleep on %s", count, node.name())
                        .isLessThan(limit);
                Thread.sleep(20);
            }
        }
    }
}
