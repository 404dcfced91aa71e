package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.MeasureProperties;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.ProfileProperties;
import dev.pglayout.fixtures.plan.RunProperties;
import dev.pglayout.jmh.run.BenchRequest;
import dev.pglayout.jmh.run.BenchRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "upkeep",
        description = {
            "Measures what the layouts cost beside queries: dropping and archiving a month, late inserts, vacuum, an index.",
            "The same blocks and verdicts as 'pglayout bench'; each with WAL, locks, the size left behind, and the latency of"
                    + " lookups that go on meanwhile. Targets are loaded anew before they are measured by anything else."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout upkeep",
            "  pglayout upkeep --layouts plain,partitioned --operations drop-month,detach-month --rounds 20",
            "  pglayout upkeep --provider local --layouts plain,partitioned,citus,citus-partitioned",
            "  pglayout upkeep --resume latest",
        })
public final class UpkeepCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ProfileOptions options = new ProfileOptions(ProfileProperties.MEASURING);

    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Goes on with a run that did not end: its folder, its id, or latest. Its own plan applies.")
    private String resume;

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            description = "Where run folders are made. Default: reports/runs in the checkout.")
    private Path runsDir;

    @Override
    public Integer call() throws Exception {
        if (resume != null) {
            options.refuseAny("--resume goes on with the run's own plan");
        }
        BenchRequest request = new BenchRequest(
                resume == null ? profile() : null,
                Optional.ofNullable(resume),
                place.sqlFolders(),
                place.stateDir(),
                place.pgBin(),
                runsDir == null ? Home.find().resolve("reports/runs") : runsDir);
        return new BenchRun(request, System.out).execute().code();
    }

    private Profile profile() {
        String dataset = options.resolve().dataset().dataset();
        Catalog catalog = place.catalog(dataset);
        if (catalog.upkeep().isEmpty()) {
            throw UserError.badInput(
                    "dataset '%s' has no upkeep operations; they stand in sql/%s/upkeep", dataset, dataset);
        }
        options.setDefault(
                RunProperties.OPERATIONS, String.join(",", catalog.upkeep().keySet()));
        // Each block is one execution, which scatters by more than what slices see.
        options.setDefault(MeasureProperties.MARGIN, "5%");
        return options.resolve();
    }
}
