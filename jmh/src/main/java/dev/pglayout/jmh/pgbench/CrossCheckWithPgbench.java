package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.Commands;
import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.plan.Arms;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.Profiles;
import dev.pglayout.fixtures.server.ClientProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the same questions of servers that are up by pgbench and by the forks of {@code bench}, in turn, and prints whether they agree. */
@Command(
        name = "cross-check-with-pgbench",
        description =
                "Asks the same questions by pgbench with one connection and by bench's forks, in turn, of servers that"
                        + " are up, and prints whether both find the same between the layouts.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ./pglayout up --provider local --layouts plain,partitioned",
            "  jmh/cross-check-with-pgbench",
        })
public final class CrossCheckWithPgbench implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--operations",
            split = ",",
            paramLabel = "LIST",
            defaultValue = "point-lookup,month-aggregate,tenant-range",
            description = "Reads of the catalog. Default: ${DEFAULT-VALUE}.")
    private List<String> operations;

    @Option(
            names = {"--layouts", "--arms"},
            paramLabel = "LIST",
            defaultValue = "plain,partitioned",
            description = "The control first. Default: ${DEFAULT-VALUE}.")
    private String layouts;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "12",
            description = "Rounds of both sides; 95 %% intervals need 6. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "That each pgbench measures, after one that it does not. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the questions and of the order of turns. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--pinning",
            paramLabel = "together|apart|none",
            defaultValue = "together",
            description = "As in bench, for both sides. Default: ${DEFAULT-VALUE}.")
    private Pinning pinning;

    @Option(names = "--out", paramLabel = "FILE", description = "Where each round's figures are written, as CSV.")
    private Path out;

    public static void main(String[] arguments) {
        System.exit(Commands.run(new CrossCheckWithPgbench(), arguments));
    }

    @Override
    public Integer call() throws Exception {
        require("--rounds", rounds);
        require("--seconds", seconds);
        Path pgbench = ClientProgram.find("pgbench", place.pgBin());
        // The times of the forks are those that bench has unless told otherwise.
        Profile profile = Profiles.load("quick", Map.of("fork.pinning", pinning.toString()));
        CrossCheck.Plan plan =
                new CrossCheck.Plan(operations, Arms.parse(layouts), rounds, seconds, seed, profile.fork());
        CrossCheck check = new CrossCheck(plan, place.stateDir());
        System.out.println(check.headline());
        try (RoundsFile file = RoundsFile.at(out)) {
            Agreement agreement = check.run(pgbench, file);
            System.out.printf("%n%s%n%n%s%n", agreement.latencies(), agreement.comparisons());
        }
        return 0;
    }

    private static void require(String option, int value) {
        if (value < 1) {
            throw UserError.badInput("%s %d: must be at least 1", option, value);
        }
    }
}
