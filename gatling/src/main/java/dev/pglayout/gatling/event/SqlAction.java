package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.load.Alteration;
import dev.pglayout.fixtures.target.script.ScriptRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A user's own script, run on the entry server: a new index, a VACUUM, a detached partition. The target is loaded anew before the
 * next trial, because nobody knows what it changed.
 */
public final class SqlAction implements LoadAction {
    private final Path file;
    private final SqlScript script;
    private volatile ScriptRunner underWay;

    private SqlAction(Path file, SqlScript script) {
        this.file = file;
        this.script = script;
    }

    public static SqlAction parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw UserError.badInput("event 'sql' needs one file, such as 'sql reindex.sql@30s'");
        }
        // The name of one file may hold blanks.
        Path file = Path.of(String.join(" ", arguments));
        if (!Files.isReadable(file)) {
            throw UserError.badInput("event 'sql': file '%s' cannot be read", file);
        }
        return new SqlAction(file, SqlScript.read(file));
    }

    SqlScript script() {
        return script;
    }

    @Override
    public String run(EventContext context) throws SQLException {
        Alteration.note(context.target(), file.getFileName() + " was run under load");
        try (ScriptRunner scripts = ScriptRunner.on(context.target())) {
            underWay = scripts;
            scripts.entry().run(script);
        } finally {
            underWay = null;
        }
        return "%d statements of %s".formatted(script.statements().size(), file.getFileName());
    }

    /** A statement that goes on would be part of the next trial. */
    @Override
    public void restore(EventContext context) {
        ScriptRunner scripts = underWay;
        if (scripts != null) {
            scripts.cancel();
        }
    }
}
