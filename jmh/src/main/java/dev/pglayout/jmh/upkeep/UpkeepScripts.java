package dev.pglayout.jmh.upkeep;

import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.catalog.Upkeep;
import dev.pglayout.fixtures.catalog.UpkeepFiles.Part;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs the scripts of upkeep on a target: on its entry server, then on the others side by side. Keeps its sessions. */
final class UpkeepScripts implements AutoCloseable {
    private static final Pattern TO_CLIENT = Pattern.compile("(?is)\\s*COPY\\b.*\\bTO\\s+STDOUT\\b.*");

    private final Target target;
    private final Map<Node, Connection> sessions = new HashMap<>();

    private UpkeepScripts(Target target) {
        this.target = target;
    }

    static UpkeepScripts open(Target target) throws SQLException {
        UpkeepScripts scripts = new UpkeepScripts(target);
        for (Node node : target.cluster().nodes()) {
            boolean entry = node.equals(target.cluster().entry());
            Connection session = entry ? target.connect(Map.of()) : target.connect(node, Map.of());
            scripts.sessions.put(node, session);
            Map<String, String> settings = new HashMap<>(target.scriptSettings(node));
            settings.put("app.maint.month", target.spec().from().toString());
            Connections.set(session, settings);
        }
        return scripts;
    }

    Connection entry() {
        return sessions.get(target.cluster().entry());
    }

    void run(Upkeep upkeep, Part part) throws SQLException {
        run(upkeep, part, target.cluster().entry());
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (Node node : target.cluster().followers()) {
            others.add(CompletableFuture.runAsync(() -> unchecked(upkeep, part, node)));
        }
        try {
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause().getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e;
        }
    }

    /** Rows of the table, as the entry server counts them. */
    long rows(Upkeep upkeep) throws SQLException {
        SqlScript script = script(upkeep, Part.ROWS, target.cluster().entry()).orElseThrow();
        return ((Number) script.query(entry(), Map.of()).get(0).get("rows")).longValue();
    }

    private Optional<SqlScript> script(Upkeep upkeep, Part part, Node node) {
        return target.layout().script(upkeep, part, node.role());
    }

    private void unchecked(Upkeep upkeep, Part part, Node node) {
        try {
            run(upkeep, part, node);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Upkeep upkeep, Part part, Node node) throws SQLException {
        Optional<SqlScript> script = script(upkeep, part, node);
        if (script.isEmpty()) {
            return;
        }
        Connection session = sessions.get(node);
        for (int i = 0; i < script.get().statements().size(); i++) {
            List<String> statements = script.get().generates(i)
                    ? script.get().generated(session, i)
                    : List.of(script.get().statements().get(i));
            for (String sql : statements) {
                execute(session, sql);
            }
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        if (TO_CLIENT.matcher(sql).matches()) {
            try {
                session.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection session : sessions.values()) {
            session.close();
        }
    }
}
