package dev.pglayout.acceptance;

import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Asks a server for one value. */
final class Sql {
    private Sql() {}

    static String ask(Node node, String sql) throws SQLException {
        try (Connection connection = Connections.open(node, "postgres", Map.of())) {
            return ask(connection, sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static void run(Node node, String sql) throws SQLException {
        try (Connection connection = Connections.open(node, "postgres", Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
