package dev.pglayout.jmh.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the client ready without touching any data: a cold run asks what a cold server costs, not a cold JVM. */
final class ColdStart {
    private static final int EXECUTIONS = 30;
    private static final String VALUES_OF_ALL_TYPES =
            "SELECT gen_random_uuid(), n, now(), 'text', n::numeric(12,2), n::bigint, '{}'::jsonb FROM generate_series(1, 1000) n";

    private ColdStart() {}

    static void warmClientOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < EXECUTIONS; i++) {
                consume(statement.executeQuery(VALUES_OF_ALL_TYPES));
            }
        }
    }

    private static void consume(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                rows.getObject(column);
            }
        }
        rows.close();
    }
}
