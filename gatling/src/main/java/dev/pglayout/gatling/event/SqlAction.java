package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.SqlScript;
import dev.pglayout.fixtures.server.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** A user's own script, run on the entry server: a new index, a VACUUM, a detached partition. */
record SqlAction(Path file, SqlScript script) implements LoadAction {

    static SqlAction parse(List<String> arguments) {
        if (arguments.size() != 1) {
            throw UserError.badInput("event 'sql' needs one file, such as 'sql reindex.sql@30s'");
        }
        Path file = Path.of(arguments.get(0));
        if (!Files.isReadable(file)) {
            throw UserError.badInput("event 'sql': file '%s' cannot be read", file);
        }
        return new SqlAction(file, SqlScript.read(file));
    }

    @Override
    public String run(EventContext context) throws Exception {
        Node entry = context.target().cluster().entry();
        try (Connection connection = context.target().connect(entry, Map.of())) {
            script.run(connection, context.target().scriptSettings(entry));
        }
        return "%d statements of %s".formatted(script.statements().size(), file.getFileName());
    }
}
