package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.ClusterSpec;
import dev.pglayout.fixtures.server.Endpoint;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.server.Providers;
import dev.pglayout.fixtures.server.ServerOptions;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.server.Topology;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of somebody else that go away, do not fit together, have too little room, or are not who they say they are. */
class ExternalFaultsTest {
    private static final Catalog EVENTS = Catalog.load(Path.of("..", "sql"), "events");
    private static final Endpoint NOBODY = new Endpoint("127.0.0.1", 1);

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private ForeignServers servers;

    @BeforeEach
    void pglayout() throws Exception {
        servers = new ForeignServers(folder, "external_faults");
        pglayout = Pglayout.in(folder).with(servers);
    }

    @Test
    void aShardLostDuringTheRunKeepsWhatWasMeasured() throws Exception {
        ClusterSpec fdw = EVENTS.layout("fdw").clusterSpec();
        StateDir own = new StateDir(folder.resolve("state"));
        try (Provider provider = Providers.named("embedded", own, ServerOptions.DEFAULT.withSharedBuffersMb(48))) {
            Cluster cluster = provider.start(fdw);
            try {
                servers.add("plain", TestServers.cluster(EVENTS.layout("plain").clusterSpec()))
                        .add("fdw", cluster);
                Map<String, String> environment = new HashMap<>(servers.environment());
                environment.put("TEST_FDW_PASSWORD", own.credentials().password());
                for (Node node : cluster.nodes()) {
                    servers.server(
                            "fdw-" + node.name(),
                            node.client(),
                            node.peer(),
                            "pglayout",
                            "password-env = TEST_FDW_PASSWORD");
                }
                Running bench = pglayout.with(environment)
                        .startBench(servers.options(
                                "--layouts=plain,fdw", "--operations=month-rollup", "--rounds=4", "--aa=false"));
                bench.awaitForks(pglayout.runs(), 1);
                kill(provider, "shard-1");

                bench.await().error(ExitCode.SERVER).contains("month-rollup on fdw: a server was lost, shard-1 (");
                assertThat(pglayout.run().status()).isEqualTo(Run.Status.SERVER_LOST);
                assertThat(pglayout.run().forks()).hasSizeBetween(1, 3);
                assertThat(pglayout.runs().resolve("latest/index.html")).exists();
            } finally {
                provider.stop(cluster);
            }
        }
    }

    @Test
    void differentVersionsMustBeAskedForAndAreLabelled() throws Exception {
        Cluster installed = installed(EVENTS.layout("partitioned").clusterSpec());
        servers.add("plain", TestServers.cluster(EVENTS.layout("plain").clusterSpec()))
                .add("partitioned", installed);
        String embeddedVersion = TestServers.provider().serverVersion();
        String installedVersion = TestServers.installed().serverVersion();
        assumeTrue(!embeddedVersion.split("\\.")[0].equals(installedVersion.split("\\.")[0]), "one version only");
        String[] options = servers.options(
                "--layouts=plain,partitioned", "--operations=month-aggregate", "--rounds=1", "--aa=false");

        pglayout.bench(options)
                .error(ExitCode.BAD_INPUT)
                .contains("plain on " + embeddedVersion + ", partitioned on " + installedVersion, "--mixed-versions");

        String[] asked = Arrays.copyOf(options, options.length + 1);
        asked[options.length] = "--mixed-versions";
        pglayout.bench(asked).ended(ExitCode.OK);
        assertThat(pglayout.run().plan().arms())
                .containsExactly(
                        "plain [PostgreSQL " + embeddedVersion + "]",
                        "partitioned [PostgreSQL " + installedVersion + "]");
    }

    @Test
    void aSweepThatTheirLockTableHasNoRoomForIsRefused() throws Exception {
        Cluster cluster = TestServers.cluster(EVENTS.layout("partitioned").clusterSpec());
        servers.add("partitioned", cluster);
        pglayout.onTiny(
                        "sweep",
                        servers.options(
                                "--layouts=partitioned",
                                "--partitions=3,3000",
                                "--operations=point-lookup",
                                "--runs-dir=" + pglayout.runs()))
                .error(ExitCode.BAD_INPUT)
                .contains(
                        "--partitions 3000: the lock table of single ("
                                + cluster.entry().client() + ") has",
                        "256 × 300 = 76,800 entries, and 120,000 are needed",
                        "raise max_locks_per_transaction there to 400");
    }

    @Test
    void serversOfOneLayoutMustHaveOneVersion() throws Exception {
        Cluster coordinator = installed(EVENTS.layout("plain").clusterSpec());
        Cluster shards = TestServers.cluster(EVENTS.layout("fdw").clusterSpec());
        servers.add("plain", coordinator).add("fdw", shards);
        servers.layout("fdw", "coordinator = plain-single, shards = [fdw-shard-0, fdw-shard-1], database = sharded");

        pglayout.onTiny("verify", servers.options("--layouts=fdw"))
                .error(ExitCode.SERVER)
                .contains("the servers of layout 'fdw' have different versions of PostgreSQL: ")
                .contains(" on plain-single (" + coordinator.entry().client() + ")");
    }

    @Test
    void aCitusWorkerThatIsDownIsNamedAndOneWithoutCitusMakesTheLayoutUnavailable() throws Exception {
        ClusterSpec citus = EVENTS.layout("citus").clusterSpec();
        Cluster cluster = installed(citus);
        servers.add("citus", cluster)
                .add("plain", installed(EVENTS.layout("plain").clusterSpec()));
        Node worker = cluster.followers().get(1);
        String user = worker.credentials().user();

        servers.server("citus-worker-1", NOBODY, NOBODY, user);
        pglayout.onTiny("verify", servers.options("--layouts=plain,citus"))
                .error(ExitCode.SERVER)
                .contains("1 of 4 servers cannot be used: citus-worker-1 (127.0.0.1:1): Connection refused");

        servers.server("citus-worker-1", worker.client(), NOBODY, user);
        pglayout.onTiny("verify", servers.options("--layouts=plain,citus"))
                .error(ExitCode.SERVER)
                .contains("cannot reach citus-worker-1 (" + worker.client() + ") at its peer address 127.0.0.1:1");

        servers.layout(
                "citus",
                "coordinator = citus-coordinator, workers = [citus-worker-0, plain-single], database = distributed");
        assertThat(pglayout.onTiny("verify", servers.options("--layouts=plain,citus"))
                        .ended(ExitCode.OK)
                        .out())
                .contains("N/A   citus: not available: needs docker, external, or a local PostgreSQL with citus; ")
                .contains("on plain-single (", "lacks: citus");

        servers.layout("citus", "coordinator = citus-coordinator, workers = [citus-worker-0]");
        pglayout.onTiny("verify", servers.options("--layouts=plain,citus"))
                .error(ExitCode.BAD_INPUT)
                .contains("layout 'citus' has 1 servers behind its coordinator; its layout.conf says followers = 2");
    }

    @Test
    void tlsIsVerifiedInFull() throws Exception {
        Certificates certificates = Certificates.in(folder);
        ClusterSpec tls = new ClusterSpec(
                "tls",
                new Topology(Topology.Kind.SINGLE, 0),
                List.of(),
                Map.of("ssl", "on", "ssl_cert_file", certificates.cert(), "ssl_key_file", certificates.key()));
        StateDir own = new StateDir(folder.resolve("state"));
        try (Provider provider = Providers.named("local", own, ServerOptions.DEFAULT.withSharedBuffersMb(48))) {
            Optional<String> reason = TestServers.notInstalled(tls);
            assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
            Cluster cluster = provider.start(tls);
            try {
                Node node = cluster.entry();
                int port = node.client().port();
                servers.add("plain", cluster).with("sslmode = verify-full").with("sslrootcert = ca.crt");
                Pglayout there = pglayout.with(Map.of(
                        ForeignServers.PASSWORD_VARIABLE, own.credentials().password()));

                servers.server("plain-single", new Endpoint("localhost", port), node.peer(), "pglayout");
                there.onTiny("verify", servers.options("--layouts=plain")).ended(ExitCode.OK);

                servers.server("plain-single", new Endpoint("127.0.0.1", port), node.peer(), "pglayout");
                there.onTiny("verify", servers.options("--layouts=plain"))
                        .error(ExitCode.SERVER)
                        .contains("the server's certificate is not for '127.0.0.1'");

                servers.server(
                        "plain-single",
                        new Endpoint("localhost", port),
                        node.peer(),
                        "pglayout",
                        "sslrootcert = other.crt");
                there.onTiny("verify", servers.options("--layouts=plain"))
                        .error(ExitCode.SERVER)
                        .contains("no certificate of sslrootcert signed the server's");
            } finally {
                provider.stop(cluster);
            }
        }
    }

    private static Cluster installed(ClusterSpec spec) {
        Optional<String> reason = TestServers.notInstalled(spec);
        assumeTrue(reason.isEmpty(), () -> spec.name() + ": " + reason.orElse(""));
        return TestServers.installedCluster(spec);
    }

    private static void kill(Provider provider, String seat) {
        long pid = provider.status().stream()
                .filter(server -> server.seat().equals(seat))
                .findFirst()
                .orElseThrow()
                .pid()
                .getAsLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Made by openssl: an authority with a certificate for localhost, and another authority. */
    private record Certificates(String cert, String key) {
        static Certificates in(Path folder) throws IOException, InterruptedException {
            openssl(folder, "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.crt");
            openssl(
                    folder,
                    "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other.key -out other.crt");
            openssl(folder, "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server.key -out server.csr");
            Files.writeString(folder.resolve("ext"), "subjectAltName=DNS:localhost\n");
            openssl(
                    folder,
                    "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile ext -out server.crt");
            return new Certificates(
                    folder.resolve("server.crt").toString(),
                    folder.resolve("server.key").toString());
        }

        private static void openssl(Path folder, String arguments) throws IOException, InterruptedException {
            Process process;
            try {
                process = new ProcessBuilder(("openssl " + arguments).split(" "))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("openssl.log").toFile())
                        .start();
            } catch (IOException e) {
                assumeTrue(false, "openssl is not installed");
                return;
            }
            assertThat(process.waitFor())
                    .as(Files.readString(folder.resolve("openssl.log")))
                    .isZero();
        }
    }
}
