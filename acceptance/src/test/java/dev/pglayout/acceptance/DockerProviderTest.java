package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Outage;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.server.Topology;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** Servers in containers, where Docker and an image are there. */
class DockerProviderTest {
    private static final ClusterSpec SPEC = new ClusterSpec(
            "docker-test", new Topology(Topology.Kind.COORDINATOR_SHARDS, 1), List.of("postgres_fdw"), Map.of());

    @TempDir
    private Path folder;

    private StateDir stateDir;
    private Provider provider;

    @BeforeEach
    void begin() {
        DockerImages.assumeAvailable(SPEC);
        stateDir = new StateDir(folder);
        provider = provider(DockerImages.options());
    }

    @AfterEach
    void removeAll() {
        if (provider != null) {
            provider.stopAll();
            provider.close();
            Providers.purge(stateDir);
            assertThat(Providers.status(stateDir)).isEmpty();
        }
    }

    @Test
    void serversRunWithTheSettingsOfAllProvidersAndReachEachOther() throws SQLException {
        Cluster cluster = provider.start(SPEC);

        for (Node node : cluster.nodes()) {
            assertThat(Sql.ask(node, "SHOW server_version")).startsWith(provider.serverVersion(SPEC));
            assertThat(Sql.ask(node, "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.ask(node, "SHOW data_checksums")).isEqualTo("on");
            assertThat(Sql.ask(node, "SHOW shared_buffers")).isEqualTo("32MB");
            assertThat(Sql.ask(node, "SHOW checkpoint_timeout")).isEqualTo("1d");
            assertThat(Sql.ask(node, "SELECT datcollate FROM pg_database WHERE datname = 'postgres'"))
                    .isEqualTo("C");
        }
        Node shard = cluster.followers().get(0);
        Sql.run(cluster.entry(), "CREATE EXTENSION dblink");
        assertThat(Sql.ask(
                        cluster.entry(),
                        "SELECT answer FROM dblink('host=%s port=%d dbname=postgres user=%s password=%s', 'SELECT 42') AS t(answer int)"
                                .formatted(
                                        shard.peer().host(),
                                        shard.peer().port(),
                                        shard.credentials().user(),
                                        shard.credentials().password())))
                .isEqualTo("42");
    }

    @Test
    void dataOutlivesTheContainerAndRunningServersAreAdopted() throws SQLException {
        Cluster first = provider.start(SPEC);
        Sql.run(first.entry(), "CREATE TABLE kept AS SELECT 7 AS n");

        // As the next process would find it, whether this one ended or was killed: nothing but the lock goes with it.
        provider.close();
        provider = provider(DockerImages.options());
        Cluster adopted = provider.start(SPEC);
        assertThat(adopted).isEqualTo(first);

        provider.stop(adopted);
        assertThat(Providers.status(stateDir)).noneMatch(ServerStatus::running).hasSize(2);
        Cluster again = provider.start(SPEC);
        assertThat(Sql.ask(again.entry(), "SELECT n FROM kept")).isEqualTo("7");
    }

    @Test
    void restartKeepsThePortAndEmptiesSharedBuffers() throws SQLException {
        Cluster cluster = provider.start(SPEC);
        String before = Sql.ask(cluster.entry(), "SELECT pg_postmaster_start_time()");

        provider.restart(cluster.entry());

        assertThat(Sql.ask(cluster.entry(), "SELECT pg_postmaster_start_time()"))
                .isNotEqualTo(before);
        assertThat(provider.dropOsCache(cluster.entry()).how()).isNotBlank();
    }

    @Test
    void singleServersArePausedAndStoppedAndComeBack() throws SQLException {
        Cluster cluster = provider.start(SPEC);
        Node shard = cluster.followers().get(0);
        assertThat(provider.outages()).containsExactlyInAnyOrder(Outage.values());

        provider.pause(shard);
        refusesConnections(shard);
        provider.resume(shard);
        provider.resume(shard);
        assertThat(Sql.ask(shard, "SELECT 1")).isEqualTo("1");

        provider.stop(shard);
        provider.stop(shard);
        refusesConnections(shard);
        provider.restart(shard);
        assertThat(Sql.ask(shard, "SELECT 1")).isEqualTo("1");
    }

    private static void refusesConnections(Node node) {
        assertThatThrownBy(() -> Connections.open(node, "postgres", Map.of("driver.loginTimeout", "2")))
                .isInstanceOf(UserError.class);
    }

    @Test
    void nobodyElseReachesTheServersAndDockerShowsNoPassword() {
        Cluster cluster = provider.start(SPEC);

        DockerClient docker = DockerClientFactory.lazyClient();
        long memory = 0;
        for (Node node : cluster.nodes()) {
            InspectContainerResponse container =
                    docker.inspectContainerCmd(node.peer().host()).exec();
            assertThat(container.getRawValues().toString())
                    .doesNotContain(node.credentials().password());
            container.getHostConfig().getPortBindings().getBindings().values().forEach(bindings -> assertThat(bindings)
                    .extracting(binding -> binding.getHostIp())
                    .containsOnly("127.0.0.1"));
            memory += container.getHostConfig().getMemory();
        }
        assertThat(memory).isEqualTo(DockerImages.options().docker().memoryMb() * 1024L * 1024);
    }

    @Test
    void otherSettingsGetOtherServers() throws SQLException {
        Cluster first = provider.start(SPEC);
        provider.close();

        provider = provider(DockerImages.options().withSharedBuffersMb(32));
        Cluster other = provider.start(SPEC);

        assertThat(Sql.ask(other.entry(), "SHOW shared_buffers")).isEqualTo("16MB");
        assertThat(other.entry().peer()).isEqualTo(first.entry().peer());
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheServers() {
        provider.start(SPEC);

        try (Provider other = provider(DockerImages.options())) {
            assertThatThrownBy(() -> other.start(SPEC))
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BUSY));
        }
    }

    @Test
    void aServerThatDoesNotStartIsExplainedByItsLog() {
        ClusterSpec wrong =
                new ClusterSpec("docker-wrong", SPEC.topology(), SPEC.extensions(), Map.of("work_mem", "much"));

        assertThatThrownBy(() -> provider.start(wrong))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessageContaining("a server setting is wrong")
                .hasMessageContaining("work_mem");
    }

    @Test
    void aFailedStartLeavesUpWhatWasUpAndNothingElse() {
        provider.start(SPEC);
        ClusterSpec wrong =
                new ClusterSpec("docker-wrong", SPEC.topology(), SPEC.extensions(), Map.of("work_mem", "much"));

        assertThatThrownBy(() -> provider.start(List.of(SPEC, wrong))).isInstanceOf(UserError.class);

        assertThat(Providers.status(stateDir))
                .filteredOn(ServerStatus::running)
                .hasSize(2)
                .extracting(ServerStatus::cluster)
                .containsOnly("docker-test");
    }

    @Test
    void allServersOfAStateDirectoryAreStoppedTogether() {
        provider.start(SPEC);
        provider.close();

        Providers.stopAll(stateDir, DockerImages.options());

        assertThat(Providers.status(stateDir)).hasSize(2).noneMatch(ServerStatus::running);
    }

    private Provider provider(ServerOptions options) {
        return Providers.named("docker", stateDir, options);
    }
}
