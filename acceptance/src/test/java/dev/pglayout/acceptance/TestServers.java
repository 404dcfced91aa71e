package dev.pglayout.acceptance;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.StateDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Embedded servers that all acceptance tests of a JVM share: started when first asked for, stopped when the JVM ends. Their
 * data directories stay below {@code target/}, so a second run of the tests starts fast.
 */
public final class TestServers {
    /** Below it is all that this JVM keeps on disk: several run side by side. */
    public static final Path FOLDER = Path.of("target", "jvm-" + System.getProperty("test.jvm", "alone"));

    private static final StateDir STATE_DIR = stateDir(FOLDER.resolve("state"));
    private static final Map<ClusterSpec, Cluster> CLUSTERS = new HashMap<>();
    private static final Map<ClusterSpec, Cluster> INSTALLED = new HashMap<>();

    private static Provider provider;
    private static Provider installed;

    private TestServers() {}

    /** The running cluster; the same one for equal specs. */
    public static synchronized Cluster cluster(ClusterSpec spec) {
        return clusters(List.of(spec)).get(0);
    }

    /** The cluster on the installed PostgreSQL; the same one for equal specs. */
    public static synchronized Cluster installedCluster(ClusterSpec spec) {
        return INSTALLED.computeIfAbsent(spec, missing -> installed().start(missing));
    }

    /** Why the installed PostgreSQL cannot serve it; empty if it can. */
    public static Optional<String> notInstalled(ClusterSpec spec) {
        try {
            return installed().unavailable(spec);
        } catch (UserError e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The PostgreSQL that is installed on this machine, for what the embedded one does not have. */
    public static synchronized Provider installed() {
        if (installed == null) {
            installed = Providers.named("local", STATE_DIR, ServerOptions.DEFAULT.withSharedBuffersMb(96));
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stopInstalled, "stop installed test servers"));
        }
        return installed;
    }

    /** Several clusters, started in parallel. */
    public static synchronized List<Cluster> clusters(List<ClusterSpec> specs) {
        List<ClusterSpec> missing = specs.stream()
                .filter(spec -> !CLUSTERS.containsKey(spec))
                .distinct()
                .toList();
        List<Cluster> started = provider().start(missing);
        for (int i = 0; i < missing.size(); i++) {
            CLUSTERS.put(missing.get(i), started.get(i));
        }
        return specs.stream().map(CLUSTERS::get).toList();
    }

    public static synchronized Provider provider() {
        if (provider == null) {
            provider = Providers.named("embedded", STATE_DIR, ServerOptions.DEFAULT.withSharedBuffersMb(96));
            Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stop, "stop test servers"));
        }
        return provider;
    }

    public static StateDir stateDir() {
        return STATE_DIR;
    }

    /** A state directory that has the unpacked server programs of all others: unpacking takes longer than most tests. */
    public static StateDir stateDir(Path root) {
        try {
            Path binaries =
                    Files.createDirectories(Path.of("target", "binaries").toAbsolutePath());
            Files.createDirectories(root);
            if (Files.notExists(root.resolve("binaries"))) {
                // Relative, so that it holds when the checkout is moved.
                Files.createSymbolicLink(
                        root.resolve("binaries"), root.toAbsolutePath().relativize(binaries));
            }
            return new StateDir(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void stopInstalled() {
        INSTALLED.values().forEach(installed::stop);
        installed.close();
    }

    private static synchronized void stop() {
        provider.stopAll();
        provider.close();
    }
}
