package dev.pglayout.gatling.event;

import dev.pglayout.console.UserError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The events that {@code --during} knows, by name. A new one is one more line here. */
final class Actions {
    private static final Map<String, Function<List<String>, LoadAction>> KNOWN =
            new TreeMap<>(Map.of("sql", SqlAction::parse, "maintain", MaintainAction::parse));

    private Actions() {}

    static LoadAction named(String name, List<String> arguments) {
        Function<List<String>, LoadAction> action = KNOWN.get(name);
        if (action == null) {
            throw UserError.unknown("event", name, KNOWN.keySet());
        }
        return action.apply(arguments);
    }
}
