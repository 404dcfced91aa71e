package dev.pglayout.harness;

import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.LostNodes;
import dev.pglayout.fixtures.target.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Checkpoints of all servers of each layout, over connections that stay open between forks. */
public final class Checkpoints implements AutoCloseable {
    private static final String NOT_PERMITTED = "42501";

    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, List<Connection>> connections = new HashMap<>();
    private final Set<String> refusals = new TreeSet<>();
    private final Consumer<String> refused;

    /** @param refused told on which servers the role may not force a checkpoint, whenever there is a new one */
    public Checkpoints(List<Target> targets, Consumer<String> refused) {
        this.refused = refused;
        targets.forEach(target -> this.targets.put(target.key(), target));
    }

    public void force(String layout) throws SQLException {
        List<Node> nodes = targets.get(layout).cluster().nodes();
        List<Connection> open = open(layout);
        for (int i = 0; i < open.size(); i++) {
            try (Statement statement = open.get(i).createStatement()) {
                statement.execute("CHECKPOINT");
            } catch (SQLException e) {
                if (!NOT_PERMITTED.equals(e.getSQLState())) {
                    throw e;
                }
                say(nodes.get(i));
            }
        }
    }

    private void say(Node node) {
        if (refusals.add(node.client().toString())) {
            refused.accept("not forced on %s: the role may not (pg_checkpoint); blocks with one inside are left out"
                    .formatted(String.join(", ", refusals)));
        }
    }

    /**
     * Where in the WAL each server's last finished checkpoint began: changes when the next one ends. Read from the control file:
     * the statistics views tell of a checkpoint only some time after it.
     */
    public List<String> positions(String layout) throws SQLException {
        List<String> positions = new ArrayList<>();
        for (Connection connection : open(layout)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT redo_lsn FROM pg_control_checkpoint()")) {
                row.next();
                positions.add(row.getString(1));
            }
        }
        return positions;
    }

    /** Entry connection of a layout, for the canary. */
    public Connection entry(String layout) throws SQLException {
        return open(layout).get(0);
    }

    /** The servers whose connections, open before a failure, answer no more; none of a layout whose servers are well. */
    public List<Node> lost(String layout) {
        Target target = targets.get(layout);
        List<Node> nodes = target.cluster().nodes();
        List<Connection> open = connections.get(layout);
        List<Node> lost = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean answers = open == null ? LostNodes.answers(target, nodes.get(i)) : LostNodes.answers(open.get(i));
            if (!answers) {
                lost.add(nodes.get(i));
            }
        }
        return lost;
    }

    /** To be called when a layout's servers restart. */
    public void forget(String layout) throws SQLException {
        List<Connection> old = connections.remove(layout);
        if (old != null) {
            close(old);
        }
    }

    private List<Connection> open(String layout) throws SQLException {
        List<Connection> open = connections.get(layout);
        if (open == null) {
            open = new ArrayList<>();
            Target target = targets.get(layout);
            for (Node node : target.cluster().nodes()) {
                open.add(target.connect(node, Map.of()));
            }
            connections.put(layout, open);
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        for (List<Connection> each : connections.values()) {
            close(each);
        }
        connections.clear();
    }

    private static void close(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
