package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.acceptance.DockerImages;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack of docker-compose.yml by the documented way; skipped, with the reason, where it cannot be started. */
class ComposeStackTest {
    private static final String PROJECT = "pglayout-acceptance";
    private static final int SERVERS = 9;
    private static final List<Integer> PORTS = List.of(54321, 54322, 54323, 54324, 54325, 5440, 5441, 5442, 5443);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private List<String> compose;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws Exception {
        DockerImages.assumeAvailable(
                new ClusterSpec("plain", new Topology(Topology.Kind.SINGLE, 0), List.of(), Map.of()));
        DockerImages.assumeAvailable(new ClusterSpec(
                "citus", new Topology(Topology.Kind.COORDINATOR_WORKERS, 2), List.of("citus"), Map.of()));
        Optional<List<String>> found = found();
        assumeTrue(found.isPresent(), "neither 'docker compose' nor 'docker-compose' is there");
        for (int port : PORTS) {
            assumeTrue(free(port), () -> "port " + port + " of docker-compose.yml is taken");
        }
        compose = found.orElseThrow();
        environment = Map.of(
                "PGLAYOUT_USER",
                "pglayout",
                "PGLAYOUT_PASSWORD",
                "secret-of-a-test",
                "PGLAYOUT_POSTGRES_IMAGE",
                DockerImages.postgres(),
                "PGLAYOUT_CITUS_IMAGE",
                DockerImages.citus());
        compose("up", "-d").ended(ExitCode.OK);
        awaitHealthy();
    }

    @AfterEach
    void remove() throws Exception {
        if (compose != null) {
            compose("down", "-v").ended(ExitCode.OK);
        }
    }

    @Test
    void isVerifiedAndAServerThatIsDownIsNamed() throws Exception {
        assertThat(verify().ended(ExitCode.OK).out()).contains("citus-partitioned");

        compose("stop", "worker2").ended(ExitCode.OK);

        verify().error(ExitCode.SERVER)
                .contains("1 of 8 servers cannot be used: worker2 (localhost:5442)", "Nothing was changed");
    }

    private Outcome verify() throws Exception {
        return Pglayout.in(folder)
                .with(environment)
                .onTiny(
                        "verify",
                        "--provider=external",
                        "--targets=" + Pglayout.HOME.resolve("targets/compose.conf"),
                        "--layouts=plain,partitioned,subpartitioned,fdw,citus,citus-partitioned");
    }

    private Outcome compose(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of(arguments));
        return Running.start(folder, command, environment).await(PATIENCE);
    }

    private void awaitHealthy() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (compose("ps").out().split("\\(healthy\\)", -1).length <= SERVERS) {
            assertThat(Instant.now()).as("all servers of the stack are healthy").isBefore(deadline);
            Thread.sleep(500);
        }
    }

    /** The plugin of Docker, or the program of its own that came before it. */
    private Optional<List<String>> found() throws Exception {
        for (List<String> program : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            List<String> version = new ArrayList<>(program);
            version.add("version");
            if (ends(version)) {
                List<String> command = new ArrayList<>(program);
                command.addAll(List.of("--project-name", PROJECT, "--project-directory", Pglayout.HOME.toString()));
                command.addAll(List.of(
                        "--file", Pglayout.HOME.resolve("docker-compose.yml").toString()));
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private boolean ends(List<String> command) throws InterruptedException {
        try {
            return Running.start(folder, command, Map.of()).process().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
