package dev.pglayout.acceptance.commands;

import dev.pglayout.acceptance.TestServers;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An empty database of its own on an embedded server that the commands under test did not start. */
record OneDatabase(Node node, String name) {
    static OneDatabase empty(String name) throws SQLException {
        Catalog events = Catalog.load(Path.of("..", "sql"), "events");
        Node node = TestServers.cluster(events.layout("plain").clusterSpec()).entry();
        try (Connection connection = Connections.open(node, "postgres", Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        }
        return new OneDatabase(node, name);
    }

    /** With user and password in it. */
    String url() {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                        node.client().host(),
                        node.client().port(),
                        name,
                        node.credentials().user(),
                        password());
    }

    String urlWithoutCredentials() {
        return "postgresql://" + node.client() + "/" + name;
    }

    String user() {
        return node.credentials().user();
    }

    String password() {
        return node.credentials().password();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = Connections.open(node, name, Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    List<String> all(String sql) throws SQLException {
        try (Connection connection = Connections.open(node, name, Map.of());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    String ask(String sql) throws SQLException {
        return all(sql).get(0);
    }
}
