package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Databases;
import dev.pglayout.fixtures.target.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Databases whose last session takes longer to end than the server waits for it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be frozen there")
class DatabasesTest {
    /** The server waits for five. */
    private static final int SECONDS_FROZEN = 7;

    private static final String RENAMED = "pglayout_renamed";

    private Target target;
    private Node node;
    private Connection session;
    private CompletableFuture<Void> thawed;
    private volatile boolean thawing;

    @BeforeEach
    void freezeASession() throws Exception {
        target = named("pglayout_frozen");
        node = target.cluster().nodes().get(0);
        Databases.recreate(target, node);
        Databases.comment(target, node, "the first");
        session = target.connect(node, Map.of());
        String pid = pid();
        kill("-STOP", pid);
        thawed = CompletableFuture.runAsync(
                () -> {
                    thawing = true;
                    kill("-CONT", pid);
                },
                CompletableFuture.delayedExecutor(SECONDS_FROZEN, TimeUnit.SECONDS));
    }

    @AfterEach
    void drop() throws Exception {
        thawed.join();
        session.close();
        Databases.drop(target, node);
        Databases.drop(named(RENAMED), node);
    }

    @Test
    void isMadeAnewAllTheSame() throws Exception {
        Databases.recreate(target, node);

        assertThat(thawing).as("it had to wait for the session").isTrue();
        assertThat(Databases.exists(target, node)).isTrue();
        assertThat(Databases.comment(target, node)).as("of the new one").isEmpty();
    }

    @Test
    void isRenamedAllTheSame() throws Exception {
        Databases.drop(named(RENAMED), node);

        Databases.rename(target, RENAMED, node);

        assertThat(thawing).as("it had to wait for the session").isTrue();
        assertThat(Databases.exists(target, node)).isFalse();
        assertThat(Databases.comment(named(RENAMED), node)).isEqualTo("the first");
    }

    private static Target named(String database) {
        Target plain = TestTargets.one("plain");
        return new Target(
                plain.catalog(), plain.layout(), plain.spec(), plain.cluster(), database, plain.fingerprint());
    }

    private String pid() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void kill(String signal, String pid) {
        try {
            assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor())
                    .as("exit code of kill")
                    .isZero();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
