package dev.pglayout.jmh.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.cli.Operations;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Cache;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.Profiles;
import dev.pglayout.reports.io.LoadedRun;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.io.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The validated, immutable plan of a run.
 *
 * @param operations in the catalog's order
 * @param places where SQL and programs are found
 * @param earlier the run that is gone on with
 */
record RunPlan(
        Profile profile, Catalog catalog, List<Operation> operations, RunPlaces places, Optional<LoadedRun> earlier) {
    /** The resolved profile as a run folder keeps it. */
    static final String PROFILE_FILE = "profile.conf";

    static RunPlan resolve(BenchRequest request) {
        Optional<LoadedRun> earlier = request.resume().map(name -> RunReader.readAny(name, request.runs()));
        earlier.ifPresent(run -> RunFolder.refuseUnlessResumable(run.run(), run.folder()));
        Profile profile = earlier.map(RunPlan::profileOf).orElse(request.profile());
        RunPlaces places =
                earlier.map(run -> RunPlaces.of(request, run.folder())).orElseGet(() -> RunPlaces.of(request));
        Catalog catalog =
                Catalog.load(places.sqlFolders(request), profile.dataset().dataset());
        List<Operation> operations = Operations.of(profile, catalog);
        return new RunPlan(profile, catalog, operations, places, earlier);
    }

    private static Profile profileOf(LoadedRun run) {
        Path file = run.folder().resolve(PROFILE_FILE);
        try {
            return Profiles.parse(run.run().profile(), Files.readString(file));
        } catch (IOException e) {
            throw UserError.badInput(
                    "run %s cannot be resumed: %s cannot be read", run.run().runId(), file);
        }
    }

    boolean onlyUpkeep() {
        return operations.stream().allMatch(operation -> operation.kind() == Operation.Kind.UPKEEP);
    }

    boolean anyWrites() {
        return operations.stream().anyMatch(operation -> operation.kind() != Operation.Kind.READ);
    }

    boolean anyUpkeep() {
        return operations.stream().anyMatch(operation -> operation.kind() == Operation.Kind.UPKEEP);
    }

    /** Upkeep answers nothing: before it, the targets are compared by all that the dataset can be asked. */
    List<Operation> verified() {
        return onlyUpkeep() ? List.copyOf(catalog.operations().values()) : operations;
    }

    boolean cold() {
        return profile.cache() == Cache.COLD;
    }

    /** The same with its arms named as the run's tables show them. */
    RunPlan withArms(List<Arm> arms) {
        return new RunPlan(profile.withArms(arms), catalog, operations, places, earlier);
    }

    List<Block> blocks(List<Arm> arms) {
        return Schedule.of(profile.seed(), profile.rounds(), operations, arms, cold() ? "ss" : "avgt");
    }

    String headline() {
        return "pglayout %s: %s, %,d rows × %s, %s × %s × %s%s%s"
                .formatted(
                        profile.name(),
                        String.join(", ", profile.arms().stream().map(Arm::name).toList()),
                        profile.dataset().rowsPerMonth(),
                        count(profile.dataset().months(), "month"),
                        count(operations.size(), "operation"),
                        count(profile.arms().size(), "arm"),
                        profile.length().untilDecided() ? "at most " : "",
                        count(profile.rounds(), "round"),
                        cold() ? ", cold cache" : "");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
