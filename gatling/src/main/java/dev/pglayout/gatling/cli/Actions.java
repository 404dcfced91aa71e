package dev.pglayout.gatling.cli;

import dev.pglayout.console.Commands;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.maintain.MaintainCommand;
import dev.pglayout.fixtures.cli.maintain.MaintenanceCommand;
import dev.pglayout.gatling.event.LoadAction;
import dev.pglayout.gatling.event.MaintainAction;
import dev.pglayout.gatling.event.SqlAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** The events that {@code --during} knows, by name, and how their arguments are read. A new one is one more line here. */
final class Actions {
    private static final Map<String, Function<List<String>, LoadAction>> KNOWN =
            new TreeMap<>(Map.of("sql", SqlAction::parse, "maintain", Actions::maintain));

    private Actions() {}

    static LoadAction named(String name, List<String> arguments) {
        Function<List<String>, LoadAction> action = KNOWN.get(name);
        if (action == null) {
            throw UserError.unknown("event", name, KNOWN.keySet());
        }
        return action.apply(arguments);
    }

    /** With the arguments of {@code pglayout maintain}. */
    private static LoadAction maintain(List<String> arguments) {
        ParseResult given = Commands.parsed(new MaintainCommand(), arguments.toArray(String[]::new));
        if (!given.hasSubcommand()) {
            throw UserError.badInput(
                    "event 'maintain' says nothing of what to do; allowed: %s, such as 'maintain drop --before 2024-02@60s'",
                    String.join(", ", given.commandSpec().subcommands().keySet()));
        }
        for (String where : List.of("--layouts", "--state-dir")) {
            if (given.subcommand().hasMatchedOption(where)) {
                throw UserError.badInput("event 'maintain' is done on the target under load; allowed: no %s", where);
            }
        }
        MaintenanceCommand command =
                (MaintenanceCommand) given.subcommand().commandSpec().userObject();
        return new MaintainAction(String.join(" ", arguments), command.task(), command.options());
    }
}
