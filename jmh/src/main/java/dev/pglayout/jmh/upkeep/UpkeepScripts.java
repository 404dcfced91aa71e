package dev.pglayout.jmh.upkeep;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.catalog.Upkeep;
import dev.pglayout.fixtures.catalog.UpkeepFiles.Part;
import dev.pglayout.fixtures.server.Node;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.script.ScriptRunner;
import dev.pglayout.fixtures.target.script.ScriptSession;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Runs the scripts of upkeep on a target: on its entry server, then on the others side by side. Keeps its sessions. */
final class UpkeepScripts implements AutoCloseable {
    private final Target target;
    private final ScriptRunner scripts;

    private UpkeepScripts(Target target) {
        this.target = target;
        this.scripts = ScriptRunner.asClients(target);
    }

    static UpkeepScripts open(Target target) throws SQLException {
        UpkeepScripts upkeep = new UpkeepScripts(target);
        Map<String, String> month =
                Map.of("app.maint.month", target.spec().from().toString());
        for (Node node : target.cluster().nodes()) {
            upkeep.scripts.session(node).set(month);
        }
        return upkeep;
    }

    ScriptSession entry() throws SQLException {
        return scripts.entry();
    }

    /** The entry server's part in this thread: starting another one would be in the measured time. */
    void run(Upkeep upkeep, Part part) throws SQLException {
        Optional<SqlScript> script =
                target.layout().script(upkeep, part, target.cluster().entry().role());
        if (script.isPresent()) {
            entry().run(script.get());
        }
        try {
            scripts.sideBySide(
                    target.cluster().followers(), role -> target.layout().script(upkeep, part, role));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(ExitCode.INTERRUPTED, "interrupted", e);
        }
    }

    /** Rows of the table, as the entry server counts them. */
    long rows(Upkeep upkeep) throws SQLException {
        SqlScript script = target.layout()
                .script(upkeep, Part.ROWS, target.cluster().entry().role())
                .orElseThrow();
        return ((Number) entry().run(script).get(0).get("rows")).longValue();
    }

    @Override
    public void close() {
        scripts.close();
    }
}
