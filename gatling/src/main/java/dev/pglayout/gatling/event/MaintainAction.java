package dev.pglayout.gatling.event;

import dev.pglayout.console.Commands;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.maintain.MaintainCommand;
import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.maintain.Maintenance;
import dev.pglayout.fixtures.target.script.ChangeOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * Maintenance of months of the target under load: {@code maintain drop --before 2024-02}. The target is loaded anew before the
 * next trial.
 *
 * @param given what the command makes of its arguments
 */
record MaintainAction(List<String> arguments, ParseResult given) implements LoadAction {
    static MaintainAction parse(List<String> arguments) {
        ParseResult given = Commands.parsed(new MaintainCommand(), whole(arguments, "DIR", "LAYOUT"));
        if (!given.hasSubcommand()) {
            throw UserError.badInput(
                    "event 'maintain' says nothing of what to do; allowed: %s, such as 'maintain drop --before 2024-02@60s'",
                    String.join(", ", given.commandSpec().subcommands().keySet()));
        }
        return new MaintainAction(arguments, given.subcommand());
    }

    private static String[] whole(List<String> arguments, String stateDir, String layout) {
        List<String> all = new ArrayList<>(arguments);
        if (!all.isEmpty()) {
            all.add("--state-dir=" + stateDir);
            all.add("--layouts=" + layout);
        }
        return all.toArray(String[]::new);
    }

    @Override
    public void check(EventContext context) {
        Maintenance.of(context.target(), ChangeOptions.quiet());
        DatasetSpec spec = context.target().spec();
        asksFrom(spec).filter(first -> first.isAfter(spec.to())).ifPresent(first -> {
            throw UserError.badInput(
                    "event 'maintain %s' takes all months away; allowed: --before %s or earlier",
                    String.join(" ", arguments), spec.to());
        });
    }

    /** An archive holds the rows of one layout. */
    @Override
    public boolean oneTargetOnly() {
        return given.hasMatchedOption("--to") && given.matchedOptionValue("--to", null) instanceof Path
                || given.hasMatchedOption("--from") && given.matchedOptionValue("--from", null) instanceof Path;
    }

    @Override
    public String run(EventContext context) {
        StringWriter told = new StringWriter();
        int code = Commands.run(
                new MaintainCommand(),
                new PrintWriter(told, true),
                whole(arguments, context.stateDir().toString(), context.target().key()));
        if (code != 0) {
            throw new IllegalStateException(told.toString().strip().replaceFirst("^pglayout: ", ""));
        }
        return String.join(" ", arguments);
    }

    @Override
    public Optional<YearMonth> asksFrom(DatasetSpec spec) {
        YearMonth before = given.matchedOptionValue("--before", null);
        if (before != null) {
            return Optional.of(before);
        }
        Integer keep = given.matchedOptionValue("--keep", null);
        return Optional.ofNullable(keep).map(months -> spec.to().minusMonths(months - 1L));
    }
}
