package dev.pglayout.acceptance;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.DockerOptions;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.StateDir;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Which images the tests take: those of {@code docker.postgres-image} and {@code docker.citus-image} (system property) or
 * {@code PGLAYOUT_POSTGRES_IMAGE} and {@code PGLAYOUT_CITUS_IMAGE} (environment), else pglayout's own defaults. Nothing is
 * pulled: what is not on the Docker host is skipped.
 */
public final class DockerImages {
    private DockerImages() {}

    public static String postgres() {
        return named("docker.postgres-image", "PGLAYOUT_POSTGRES_IMAGE", DockerOptions.DEFAULT.postgresImage());
    }

    public static String citus() {
        return named("docker.citus-image", "PGLAYOUT_CITUS_IMAGE", DockerOptions.DEFAULT.citusImage());
    }

    static ServerOptions options() {
        return ServerOptions.DEFAULT
                .withSharedBuffersMb(64)
                .withDocker(
                        DockerOptions.DEFAULT.withImages(postgres(), citus()).withoutPull());
    }

    /** Skips the test, with the reason, where Docker or the image is not there. */
    public static void assumeAvailable(ClusterSpec spec) {
        Optional<String> missing = missing(spec);
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    private static Optional<String> missing(ClusterSpec spec) {
        StateDir stateDir = TestServers.stateDir();
        try (Provider docker = Providers.named("docker", stateDir, options())) {
            return docker.unavailable(spec);
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }

    private static String named(String property, String variable, String otherwise) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .orElse(otherwise);
    }
}
