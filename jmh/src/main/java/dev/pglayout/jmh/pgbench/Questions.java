package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Bind;
import dev.pglayout.fixtures.catalog.BoundSql;
import dev.pglayout.fixtures.catalog.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation's statement with some bind sets, as pgbench asks it: one script for each set, because its own variables are numbers or
 * are fixed before it starts. In prepared mode variables are sent as parameters, of the type that a cast gives them: the one that the
 * driver names.
 *
 * @param scripts each a statement, with variables of its own
 * @param variables values by name, given on the command line
 */
record Questions(List<String> scripts, Map<String, String> variables) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):[A-Za-z0-9_]+");

    /** @param sets in the order of {@link Operation#binds()} */
    static Questions of(BoundSql sql, Operation operation, List<Object[]> sets) {
        Matcher taken = VARIABLE.matcher(sql.numbered());
        if (taken.find()) {
            throw UserError.badInput("%s: pgbench would take '%s' for a variable", sql.file(), taken.group());
        }
        List<String> scripts = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        for (int set = 0; set < sets.size(); set++) {
            scripts.add(script(sql, set));
            for (int bind = 0; bind < operation.binds().size(); bind++) {
                Object value = sets.get(set)[bind];
                String name = operation.binds().get(bind).name();
                if (value == null) {
                    throw UserError.badInput("%s: pgbench cannot be given NULL, a value of :%s", sql.file(), name);
                }
                variables.put(variable(name, set), value.toString());
            }
        }
        return new Questions(List.copyOf(scripts), variables);
    }

    private static String script(BoundSql sql, int set) {
        int[] seen = {0};
        String text = PLACEHOLDER.matcher(sql.numbered()).replaceAll(placeholder -> {
            int number = Integer.parseInt(placeholder.group(1));
            // They are numbered as they stand, so one that is not in turn is no placeholder but quoted text.
            if (number != ++seen[0] || number > sql.order().size()) {
                throw UserError.badInput("%s: '%s' looks like a placeholder", sql.file(), placeholder.group());
            }
            Bind bind = sql.order().get(number - 1);
            return ":" + variable(bind.name(), set) + "::" + bind.type().sqlName();
        });
        return text + "\n;\n";
    }

    private static String variable(String bind, int set) {
        return bind + "_" + set;
    }

    /** Writes the scripts into a folder, over earlier ones, and returns the options that name them. */
    List<String> options(Path folder) {
        List<String> options = new ArrayList<>();
        try {
            for (int i = 0; i < scripts.size(); i++) {
                options.add("-f");
                options.add(Files.writeString(folder.resolve("question-" + i + ".sql"), scripts.get(i))
                        .toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        variables.forEach((name, value) -> {
            options.add("-D");
            options.add(name + "=" + value);
        });
        return options;
    }
}
