package dev.pglayout.jmh.sweep;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.Sweep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether servers that pglayout may not configure can lock as many partitions as a sweep has. */
public final class LockRoom {
    private static final String LOCK_TABLE = "SELECT current_setting('max_locks_per_transaction')::bigint AS locks,"
            + " current_setting('max_connections')::bigint AS sessions";

    private LockRoom() {}

    /**
     * Before anything is loaded: a statement that finds the lock table full fails in the middle of it.
     *
     * @throws UserError naming the first server whose table is too small
     */
    public static void require(Sweep sweep, List<Target> targets) {
        Dimension dimension = Arrays.stream(Dimension.values())
                .filter(each -> each.option().equals(sweep.dimension()))
                .findFirst()
                .orElseThrow();
        long greatest = sweep.points().stream()
                .map(Sweep.Point::value)
                .filter(Objects::nonNull)
                .mapToLong(Double::longValue)
                .max()
                .orElse(0);
        if (dimension.needsMoreLocks(greatest)) {
            targets.stream()
                    .filter(target -> target.cluster().borrowed())
                    .flatMap(target -> target.cluster().nodes().stream()
                            .map(node -> new Server(node, target.cluster().maintenanceDatabase())))
                    .forEach(server -> require(dimension, greatest, server));
        }
    }

    private record Server(Node node, String database) {}

    private static void require(Dimension dimension, long greatest, Server server) {
        Node node = server.node();
        try (Connection connection = Connections.open(node, server.database(), Map.of());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK_TABLE)) {
            row.next();
            long locks = row.getLong("locks");
            long sessions = row.getLong("sessions");
            long needed = dimension.lockTable(greatest);
            if (locks * sessions < needed) {
                throw UserError.badInput(
                        "--%s %d: the lock table of %s (%s) has max_locks_per_transaction × max_connections = %,d × %,d = %,d"
                                + " entries, and %,d are needed; raise max_locks_per_transaction there to %,d, or leave out the"
                                + " greatest values",
                        dimension.option(),
                        greatest,
                        node.name(),
                        node.client(),
                        locks,
                        sessions,
                        locks * sessions,
                        needed,
                        (needed + sessions - 1) / sessions);
            }
        } catch (SQLException e) {
            throw UserError.server("%s (%s) was lost: %s", node.name(), node.client(), e.getMessage());
        }
    }
}
