package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.DockerImages;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerStatus;
import dev.pglayout.fixtures.server.Topology;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The docker provider as users meet it. */
class DockerTest {
    private static final ClusterSpec POSTGRES =
            new ClusterSpec("plain", new Topology(Topology.Kind.SINGLE, 0), List.of(), Map.of());
    private static final ClusterSpec CITUS =
            new ClusterSpec("citus", new Topology(Topology.Kind.COORDINATOR_WORKERS, 2), List.of("citus"), Map.of());

    /** Each server is initialized in its container first. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    private Path folder;

    @Test
    void aDaemonThatIsNotThereIsNamed() throws IOException, InterruptedException {
        Outcome outcome = Pglayout.in(folder)
                .with(Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"))
                .onTiny("up", "--provider=docker", "--layouts=plain");

        outcome.error(ExitCode.SERVER).contains("tcp://127.0.0.1:1", "DOCKER_HOST");
    }

    @Test
    void anImageThatCannotBePulledIsNamed() throws IOException, InterruptedException {
        DockerImages.assumeAvailable(POSTGRES);

        Outcome outcome = Pglayout.in(folder)
                .onTiny(
                        "up",
                        "--provider=docker",
                        "--layouts=plain",
                        "--docker.postgres-image=127.0.0.1:1/pglayout/nowhere:1");

        outcome.error(ExitCode.BAD_INPUT)
                .contains(
                        "the control layout 'plain' is not available",
                        "127.0.0.1:1/pglayout/nowhere:1",
                        "cannot be pulled");
    }

    @Test
    void somethingThatIsNoImageIsRefused() throws IOException, InterruptedException {
        DockerImages.assumeAvailable(POSTGRES);

        Outcome outcome = Pglayout.in(folder)
                .onTiny("up", "--provider=docker", "--layouts=plain", "--docker.postgres-image=Not An Image");

        outcome.error(ExitCode.BAD_INPUT).contains("'Not An Image' is not the name of an image");
    }

    @Test
    void citusIsMeasuredBesideTheOthersAndNothingStaysRunning() throws IOException, InterruptedException {
        DockerImages.assumeAvailable(POSTGRES);
        DockerImages.assumeAvailable(CITUS);
        Pglayout pglayout = Pglayout.in(folder);

        Outcome outcome = pglayout.startBench(
                        "--provider=docker",
                        "--docker.postgres-image=" + DockerImages.postgres(),
                        "--docker.citus-image=" + DockerImages.citus(),
                        "--layouts=plain,citus-partitioned",
                        "--operations=month-aggregate")
                .await(PATIENCE);

        outcome.ended(ExitCode.OK);
        Run run = pglayout.run();
        assertThat(run.targets())
                .allSatisfy(target -> assertThat(target.provider()).isEqualTo("docker"));
        assertThat(run.forks()).flatExtracting(fork -> fork.arms()).contains("plain", "citus-partitioned");
        assertThat(dockerServers(pglayout)).hasSize(4).noneMatch(ServerStatus::running);
        pglayout.run("down", "--purge").ended(ExitCode.OK);
        assertThat(dockerServers(pglayout)).isEmpty();
    }

    private static List<ServerStatus> dockerServers(Pglayout pglayout) {
        return Providers.status(pglayout.stateDir()).stream()
                .filter(server -> server.provider().equals("docker"))
                .toList();
    }
}
