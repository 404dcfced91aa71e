package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** WAL written by all servers of a target; from insert positions, because the statistics views lag by up to a second. */
public final class WalMeter implements AutoCloseable {
    private static final String POSITION = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint";

    private final List<Connection> connections;
    private long start;

    private WalMeter(List<Connection> connections) {
        this.connections = connections;
    }

    public static WalMeter open(Target target) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (Node node : target.cluster().nodes()) {
            connections.add(target.connect(node, Map.of()));
        }
        return new WalMeter(connections);
    }

    public void start() throws SQLException {
        start = position();
    }

    public long bytesSinceStart() throws SQLException {
        return position() - start;
    }

    private long position() throws SQLException {
        long sum = 0;
        for (Connection connection : connections) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(POSITION)) {
                row.next();
                sum += row.getLong(1);
            }
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
