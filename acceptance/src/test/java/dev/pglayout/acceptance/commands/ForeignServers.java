package dev.pglayout.acceptance.commands;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Endpoint;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.server.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Running servers that pglayout's commands know from a targets file alone, with a database of each test on every one of them. */
final class ForeignServers {
    static final String PASSWORD_VARIABLE = "TEST_SERVERS_PASSWORD";

    private final Path file;
    private final String database;
    private final Map<String, String> servers = new LinkedHashMap<>();
    private final Map<String, String> layouts = new LinkedHashMap<>();
    private final List<String> defaults = new ArrayList<>();

    /** @param database of the test alone */
    ForeignServers(Path folder, String database) {
        this.file = folder.resolve("targets.conf");
        this.database = database;
        defaults.add("password-env = " + PASSWORD_VARIABLE);
    }

    /** What processes have in their environment. */
    Map<String, String> environment() {
        return Map.of(PASSWORD_VARIABLE, password());
    }

    /** What this JVM has instead: the driver's own way to name a password file. */
    Map<String, String> properties() throws IOException {
        Path passfile = file.resolveSibling("foreign-servers.pgpass");
        PrivateFiles.write(passfile, "*:*:*:*:" + password() + "\n");
        return Map.of("org.postgresql.pgpassfile", passfile.toString());
    }

    private static String password() {
        return TestServers.stateDir().credentials().password();
    }

    /** A line of the file that holds for all servers. */
    ForeignServers with(String line) {
        defaults.add(line);
        return this;
    }

    /** The servers of a cluster, under the layout's name; each gets an empty database. */
    ForeignServers add(String layout, Cluster cluster) throws SQLException {
        for (Node node : cluster.nodes()) {
            execute(node, "postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            execute(
                    node,
                    "postgres",
                    "CREATE DATABASE " + database + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
            server(
                    layout + "-" + node.name(),
                    node.client(),
                    node.peer(),
                    node.credentials().user());
        }
        String followers = cluster.followers().stream()
                .map(node -> layout + "-" + node.name())
                .collect(Collectors.joining(", "));
        return layout(
                layout,
                switch (cluster.topology().kind()) {
                    case SINGLE -> "single = " + layout + "-single";
                    case COORDINATOR_SHARDS ->
                        "coordinator = %s-coordinator, shards = [%s]".formatted(layout, followers);
                    case COORDINATOR_WORKERS ->
                        "coordinator = %s-coordinator, workers = [%s]".formatted(layout, followers);
                });
    }

    /** Adds a server, or replaces it. */
    ForeignServers server(String name, Endpoint client, Endpoint peer, String user, String... more) {
        servers.put(
                name,
                "  %s { url = \"postgresql://%s/%s\", peer = \"%s\", user = %s }"
                        .formatted(name, client, database, peer, String.join(", ", with(user, more))));
        return this;
    }

    private static List<String> with(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toList();
    }

    /** Adds a layout, or replaces it. */
    ForeignServers layout(String name, String servers) {
        layouts.put(name, "  %s { %s }".formatted(name, servers));
        return this;
    }

    void execute(Node node, String sql) throws SQLException {
        execute(node, database, sql);
    }

    /** The options that make a command use these servers. */
    String[] options(String... more) throws IOException {
        Files.writeString(
                file,
                String.join("\n", defaults)
                        + "\nservers {\n" + String.join("\n", servers.values())
                        + "\n}\nlayouts {\n" + String.join("\n", layouts.values()) + "\n}\n");
        List<String> options = new ArrayList<>(List.of("--provider=external", "--targets=" + file));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    static void execute(Node node, String database, String sql) throws SQLException {
        try (Connection connection = Connections.open(node, database, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
