package dev.pglayout.acceptance;

import dev.pglayout.fixtures.catalog.Layout;
import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.catalog.Verb;
import dev.pglayout.fixtures.server.Cluster;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.script.ScriptSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A layout's scripts run one by one in a fresh database of their own, without the loader. */
record ScriptedLayout(Layout layout, Cluster cluster, String database, Map<String, String> dataset) {
    static ScriptedLayout fresh(Layout layout, Map<String, String> dataset) throws SQLException {
        Cluster cluster = layout.extensions().contains("citus")
                ? TestServers.installedCluster(layout.clusterSpec())
                : TestServers.cluster(layout.clusterSpec());
        String database = "scripts_" + layout.name().replace('-', '_');
        for (Node node : cluster.nodes()) {
            Sql.run(node, "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            Sql.run(node, "CREATE DATABASE " + database);
        }
        return new ScriptedLayout(layout, cluster, database, dataset);
    }

    ScriptedLayout with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(dataset);
        changed.put(name, value);
        return new ScriptedLayout(layout, cluster, database, changed);
    }

    Connection connect(Node node) {
        Map<String, String> settings = new TreeMap<>(layout.sessionSettings());
        // Nothing may depend on the zone of whoever runs a script.
        settings.put("TimeZone", "America/New_York");
        // As psql sends them: text, one statement at a time.
        settings.put("driver.preferQueryMode", "simple");
        return Connections.open(node, database, settings);
    }

    /** The rows that the verb's scripts returned on all servers, the entry's last. */
    List<Map<String, Object>> run(Verb verb) throws SQLException {
        List<Node> nodes = new ArrayList<>(cluster.followers());
        nodes.add(cluster.entry());
        if (!verb.followersFirst()) {
            Collections.reverse(nodes);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Node node : nodes) {
            Optional<SqlScript> script = layout.script(verb, node.role());
            if (script.isPresent()) {
                try (Connection connection = connect(node)) {
                    rows.addAll(new ScriptSession(node.name(), connection)
                            .set(settings(node))
                            .run(script.get()));
                }
            }
        }
        return rows;
    }

    Map<String, String> settings(Node node) {
        Map<String, String> settings = new TreeMap<>(dataset);
        layout.parameters().forEach((name, value) -> settings.put("app.layout." + name, value));
        settings.put("app.cluster.database", database);
        settings.put(
                "app.cluster.followers", Integer.toString(cluster.followers().size()));
        settings.put("app.cluster.ordinal", Integer.toString(node.seat().ordinal()));
        settings.put("app.cluster.user", node.credentials().user());
        settings.put("app.cluster.password", node.credentials().password());
        settings.put("app.cluster.entry_host", cluster.entry().peer().host());
        settings.put(
                "app.cluster.entry_port",
                Integer.toString(cluster.entry().peer().port()));
        for (Node follower : cluster.followers()) {
            String prefix = "app.cluster.follower_" + follower.seat().ordinal();
            settings.put(prefix + "_host", follower.peer().host());
            settings.put(prefix + "_port", Integer.toString(follower.peer().port()));
        }
        return settings;
    }

    String ask(Node node, String sql) throws SQLException {
        try (Connection connection = connect(node)) {
            return Sql.ask(connection, sql);
        }
    }

    void execute(Node node, String sql) throws SQLException {
        try (Connection connection = connect(node)) {
            connection.createStatement().execute(sql);
        }
    }
}
