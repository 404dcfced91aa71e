package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.fixtures.server.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a server whose program, port or data directory is not as it was left. */
class ServerLifecycleTest {
    private static final ClusterSpec SPEC =
            new ClusterSpec("lifecycle", new Topology(Topology.Kind.SINGLE, 0), List.of(), Map.of());

    private Provider provider;
    private Cluster cluster;

    @BeforeEach
    void up() {
        reopen();
        cluster = provider.start(SPEC);
    }

    @AfterEach
    void down() {
        provider.close();
        try (Provider last = open()) {
            last.stop(cluster);
        }
    }

    @Test
    void nextProcessAdoptsTheRunningServer() {
        ServerStatus before = status();
        reopen();
        assertThat(provider.start(SPEC)).isEqualTo(cluster);
        assertThat(status().pid()).isEqualTo(before.pid());
    }

    @Test
    void killedServerIsStartedAgainWithItsData() throws SQLException {
        Sql.run(node(), "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer");
        long pid = status().pid().orElseThrow();
        kill(pid);
        assertThat(status().running()).isFalse();
        reopen();
        cluster = provider.start(SPEC);
        assertThat(status().pid().orElseThrow()).isNotEqualTo(pid);
        assertThat(Sql.ask(node(), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void pidFileThatNamesAnotherProgramByNowIsCleanedUp() throws IOException {
        Path pidFile = status().folder().resolve("data/postmaster.pid");
        String content = Files.readString(pidFile);
        provider.stop(cluster);
        Files.writeString(
                pidFile,
                content.replaceFirst(
                        "\\d+", Long.toString(ProcessHandle.current().pid())));
        cluster = provider.start(SPEC);
        assertThat(status().running()).isTrue();
    }

    @Test
    void halfMadeDataDirectoryIsMadeAgain() throws IOException, SQLException {
        Sql.run(node(), "CREATE TABLE IF NOT EXISTS half_made ()");
        Path folder = status().folder();
        provider.stop(cluster);
        Files.delete(folder.resolve("server.json"));
        Files.delete(folder.resolve("data/PG_VERSION"));
        Path killedWhileMaking = Files.createDirectories(folder.resolveSibling(".making-single-1/data"));
        cluster = provider.start(SPEC);
        assertThat(Sql.ask(node(), "SELECT to_regclass('half_made')")).isNull();
        assertThat(killedWhileMaking.getParent()).doesNotExist();
    }

    @Test
    void portIsKeptOverAStopAndGivenUpWhenAnotherProgramHasIt() throws IOException {
        int port = node().client().port();
        provider.stop(cluster);
        cluster = provider.start(SPEC);
        assertThat(node().client().port()).isEqualTo(port);
        provider.stop(cluster);
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            cluster = provider.start(SPEC);
            assertThat(node().client().port()).isNotEqualTo(other.getLocalPort());
        }
    }

    @Test
    void restartForAColdCacheKeepsThePort() throws SQLException {
        long pid = status().pid().orElseThrow();
        provider.restart(node());
        assertThat(status().pid().orElseThrow()).isNotEqualTo(pid);
        assertThat(Sql.ask(node(), "SHOW port"))
                .isEqualTo(Integer.toString(node().client().port()));
        assertThat(provider.dropOsCache(node()).toString()).containsPattern("^(dropped|not dropped): \\S+");
    }

    @Test
    void settingChangedBehindTheBackIsRefusedAndNamed() throws SQLException {
        Sql.run(node(), "ALTER SYSTEM SET work_mem = '1GB'");
        Sql.run(node(), "SELECT pg_reload_conf()");
        reopen();
        // The server reads its files again when it gets round to it.
        provider.restart(node());
        assertThatThrownBy(() -> provider.start(SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("lifecycle")
                .hasMessageContaining("work_mem (configuration file)");
        Sql.run(node(), "ALTER SYSTEM RESET work_mem");
        provider.restart(node());
        assertThat(provider.start(SPEC)).isEqualTo(cluster);
    }

    @Test
    void durabilitySwitchedOffBehindTheBackIsRefused() throws SQLException {
        Sql.run(node(), "ALTER SYSTEM SET fsync = off");
        provider.restart(node());
        assertThatThrownBy(() -> provider.start(SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("runs with fsync = off; allowed: on");
        Sql.run(node(), "ALTER SYSTEM RESET fsync");
        provider.restart(node());
        assertThat(provider.start(SPEC)).isEqualTo(cluster);
    }

    @Test
    void dataDirectoryOfAnotherVersionIsRefused() throws IOException {
        Path version = status().folder().resolve("data/PG_VERSION");
        provider.stop(cluster);
        String right = Files.readString(version);
        Files.writeString(version, "9\n");
        assertThatThrownBy(() -> provider.start(SPEC))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made by PostgreSQL 9")
                .hasMessageContaining("delete it");
        Files.writeString(version, right);
    }

    private Node node() {
        return cluster.entry();
    }

    private ServerStatus status() {
        return provider.status().stream()
                .filter(server -> server.cluster().equals(SPEC.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Like a new process: nothing is known but what is in the state directory. */
    private void reopen() {
        if (provider != null) {
            provider.close();
        }
        provider = open();
    }

    private static Provider open() {
        return Providers.named("embedded", TestServers.stateDir(), ServerOptions.DEFAULT.withSharedBuffersMb(16));
    }

    private static void kill(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }
}
