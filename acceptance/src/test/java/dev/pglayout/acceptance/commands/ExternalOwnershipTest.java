package dev.pglayout.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Endpoint;
import dev.pglayout.fixtures.server.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On servers of somebody else pglayout knows what is its own, and whose rights it has. */
class ExternalOwnershipTest {
    private static final Catalog EVENTS = Catalog.load(Path.of("..", "sql"), "events");
    private static final String DATABASE = "external_ownership";
    private static final String SHARD_PASSWORD = "TEST_SHARD_PASSWORD";

    @TempDir
    Path folder;

    private Pglayout pglayout;
    private ForeignServers servers;

    @BeforeEach
    void pglayout() throws Exception {
        servers = new ForeignServers(folder, DATABASE);
        pglayout = Pglayout.in(folder).with(servers);
    }

    @Test
    void aCoordinatorsRoleIsToldWhatItMustBeGranted() throws Exception {
        Node coordinator = cluster("fdw").entry();
        servers.add("fdw", cluster("fdw"));
        role(coordinator, "asker", coordinator.credentials().password());
        servers.server("fdw-coordinator", coordinator.client(), coordinator.peer(), "asker");

        pglayout.onTiny("verify", servers.options("--layouts=fdw"))
                .error(ExitCode.SERVER)
                .contains("layout 'fdw': the role asker may not ask other servers from fdw-coordinator ("
                        + coordinator.client() + "): permission denied to create extension \"postgres_fdw\"")
                .contains(
                        "CREATE EXTENSION IF NOT EXISTS postgres_fdw; GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw"
                                + " TO \"asker\"")
                .doesNotContain("cannot reach");

        servers.execute(coordinator, "CREATE EXTENSION IF NOT EXISTS postgres_fdw");
        servers.execute(coordinator, "GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO \"asker\"");
        pglayout.onTiny("verify", servers.options("--layouts=fdw")).ended(ExitCode.OK);
    }

    @Test
    void anotherPasswordOfTheShardsIsLearntByLoadingAnew() throws Exception {
        servers.add("fdw", cluster("fdw"));
        for (Node shard : cluster("fdw").followers()) {
            role(shard, "sharder", "first secret");
            servers.server(
                    "fdw-" + shard.name(), shard.client(), shard.peer(), "sharder", "password-env = " + SHARD_PASSWORD);
        }
        String[] options = servers.options("--layouts=fdw");
        withShardPassword("first secret").onTiny("verify", options).ended(ExitCode.OK);
        assertThat(withShardPassword("first secret")
                        .onTiny("verify", options)
                        .ended(ExitCode.OK)
                        .out())
                .doesNotContain("loading again");

        for (Node shard : cluster("fdw").followers()) {
            ForeignServers.execute(shard, "postgres", "ALTER ROLE sharder PASSWORD 'second secret'");
        }

        assertThat(withShardPassword("second secret")
                        .onTiny("verify", options)
                        .ended(ExitCode.OK)
                        .out())
                .contains("fdw: its dataset, SQL files or servers are not those of the last load; loading again");
    }

    @Test
    void monthsThatAreOutOfTheTableAreItsOwn() throws Exception {
        Node node = cluster("partitioned").entry();
        servers.add("partitioned", cluster("partitioned"));
        String[] options = servers.options("--layouts=partitioned");
        pglayout.onTiny("up", options).ended(ExitCode.OK);
        maintain("create", "--from=2024-04", "--to=2024-04");
        maintain("archive", "--before=2024-02", "--to=" + folder.resolve("archive"));
        // As an archive leaves them that is killed: one month of the load, one that was made since.
        servers.execute(node, "ALTER TABLE app.events DETACH PARTITION app.events_2024_02");
        servers.execute(node, "ALTER TABLE app.events DETACH PARTITION app.events_2024_04");
        pglayout.run("down").ended(ExitCode.OK);

        pglayout.onTiny("verify", options).ended(ExitCode.OK);

        assertThat(ask(node, "SELECT to_regclass('app.events_2024_04')")).isNull();
        servers.execute(node, "CREATE TABLE app.events_2024_04 AS SELECT 46 AS precious");
        pglayout.onTiny("verify", options)
                .error(ExitCode.BAD_INPUT)
                .contains("holds app.events_2024_04, which pglayout did not make");
    }

    @Test
    void upkeepLeavesAForeignSchemaOfItsNameAloneAndNoneOfItsOwn() throws Exception {
        Node plain = cluster("plain").entry();
        servers.add("plain", cluster("plain"));
        servers.execute(plain, "CREATE SCHEMA pglayout_upkeep");
        servers.execute(plain, "CREATE TABLE pglayout_upkeep.month AS SELECT 45 AS precious");
        String[] options = servers.options(
                "--layouts=plain", "--operations=late-insert", "--aa=false", "--runs-dir=" + pglayout.runs());

        pglayout.onTiny("upkeep", options)
                .error(ExitCode.BAD_INPUT)
                .contains("holds the schema pglayout_upkeep, which pglayout did not make");
        assertThat(ask(plain, "SELECT precious FROM pglayout_upkeep.month")).isEqualTo("45");

        servers.execute(plain, "DROP SCHEMA pglayout_upkeep CASCADE");
        pglayout.onTiny("upkeep", options).ended(ExitCode.OK);
        assertThat(ask(plain, "SELECT to_regnamespace('pglayout_upkeep')")).isNull();
    }

    @Test
    void oneServerUnderTwoAddressesIsNotMeasuredAsTwo() throws Exception {
        Node plain = cluster("plain").entry();
        servers.add("plain", cluster("plain"));
        servers.server(
                "alias",
                new Endpoint("localhost", plain.client().port()),
                plain.peer(),
                plain.credentials().user());
        servers.layout("partitioned", "single = alias");

        pglayout.onTiny("verify", servers.options("--layouts=plain,partitioned"))
                .error(ExitCode.BAD_INPUT)
                .contains("layout 'plain' is no longer in database " + DATABASE + " on single (" + plain.client()
                        + "): another layout was loaded there");
    }

    /** A role that may make schemas in the test's database, and nothing else. */
    private void role(Node node, String name, String password) throws Exception {
        ForeignServers.execute(node, "postgres", "DROP ROLE IF EXISTS " + name);
        ForeignServers.execute(
                node, "postgres", "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB PASSWORD '" + password + "'");
        servers.execute(node, "GRANT CREATE ON DATABASE " + DATABASE + " TO " + name);
    }

    private Pglayout withShardPassword(String password) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put(SHARD_PASSWORD, password);
        return pglayout.with(environment);
    }

    private void maintain(String work, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("maintain", work, "--state-dir=" + pglayout.stateDir().root()));
        command.addAll(List.of(options));
        pglayout.run(command).ended(ExitCode.OK);
    }

    private static String ask(Node node, String sql) throws Exception {
        try (Connection connection = Connections.open(node, DATABASE, Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Cluster cluster(String layout) {
        return TestServers.cluster(EVENTS.layout(layout).clusterSpec());
    }
}
