package dev.pglayout.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.server.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two processes and one data directory. */
class OtherProcessTest {
    private static final ClusterSpec SPEC =
            new ClusterSpec("contended", new Topology(Topology.Kind.SINGLE, 0), List.of(), Map.of());

    /** The other process: brings the server up, says its port, and holds it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws InterruptedException {
            Cluster cluster = open(Path.of(args[0])).start(SPEC);
            System.out.println(cluster.entry().client().port());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void clusterIsBusyWhileAnotherProcessUsesItAndAdoptedWhenThatIsKilled() throws IOException, InterruptedException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        TestServers.stateDir().root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Provider provider = open(TestServers.stateDir().root());
                BufferedReader output = holder.inputReader()) {
            int port = Integer.parseInt(output.readLine());
            assertThatThrownBy(() -> provider.start(SPEC))
                    .isInstanceOfSatisfying(
                            UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BUSY))
                    .hasMessageContaining("contended is in use by pid " + holder.pid());
            assertThatThrownBy(provider::stopAll).isInstanceOfSatisfying(UserError.class, e -> assertThat(e.exitCode())
                    .isEqualTo(ExitCode.BUSY));
            holder.destroyForcibly().waitFor();
            Cluster adopted = provider.start(SPEC);
            assertThat(adopted.entry().client().port()).isEqualTo(port);
            provider.stop(adopted);
        } finally {
            holder.destroyForcibly();
        }
    }

    private static Provider open(Path stateDir) {
        return Providers.named("embedded", new StateDir(stateDir), ServerOptions.DEFAULT.withSharedBuffersMb(16));
    }
}
