package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.Topology;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The PostgreSQL that is installed on this machine, if one is. */
class LocalProviderTest {
    private static final ClusterSpec SPEC = new ClusterSpec(
            "installed", new Topology(Topology.Kind.COORDINATOR_SHARDS, 1), List.of("postgres_fdw"), Map.of());

    @Test
    void installedServersRunLikeEmbeddedOnes() throws SQLException {
        ServerOptions options = ServerOptions.DEFAULT.withSharedBuffersMb(32);
        try (Provider provider = Providers.named("local", TestServers.stateDir(), options)) {
            Optional<String> unavailable = unavailable(provider);
            Assumptions.assumeTrue(unavailable.isEmpty(), () -> unavailable.orElse(""));
            Cluster cluster = provider.start(SPEC);
            try {
                for (Node node : cluster.nodes()) {
                    assertThat(Sql.ask(node, "SHOW server_version")).startsWith(provider.serverVersion());
                    assertThat(Sql.ask(node, "SHOW fsync")).isEqualTo("on");
                    assertThat(Sql.ask(node, "SHOW data_checksums")).isEqualTo("on");
                    assertThat(Sql.ask(node, "SHOW shared_buffers")).isEqualTo("16MB");
                }
            } finally {
                provider.stop(cluster);
            }
        }
    }

    private static Optional<String> unavailable(Provider provider) {
        try {
            return provider.unavailable(SPEC);
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }
}
