package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.ProfileProperties;
import dev.pglayout.fixtures.plan.RunProperties;
import dev.pglayout.jmh.run.BenchRequest;
import dev.pglayout.jmh.run.BenchRun;
import dev.pglayout.jmh.sweep.Dimension;
import dev.pglayout.jmh.sweep.SweepPlan;
import dev.pglayout.reports.model.Sweep;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sweep",
        description = {
            "Measures layouts at several points of one dimension: how times, locks and memory grow, and where one layout becomes"
                    + " slower than another.",
            "Exactly one of --partitions, --shards, --tenants and --rows-per-month is a list. All points of all layouts are arms"
                    + " of one run; the first layout at its first point is the control."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout sweep --partitions 12,120,1200 --layouts partitioned,subpartitioned"
                    + " --operations point-lookup,tenant-range",
            "  pglayout sweep --partitions 12,120 --layouts plain,partitioned    plain as a level line",
            "  pglayout sweep --partitions 1200,12000 --from 1970-01 --to 2069-12 --rows-per-month 500"
                    + " --layouts partitioned",
            "  pglayout sweep --shards 4,32,128 --layouts citus --provider local",
            "  pglayout sweep --tenants 10,1000,10000 --layouts plain,partitioned --operations tenant-latest",
            "  pglayout sweep --rows-per-month 5000,50000,500000 --layouts plain,partitioned",
            "  pglayout bench --resume latest                                    goes on with a sweep that did not end",
        })
public final class SweepCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ProfileOptions options = new ProfileOptions(ProfileProperties.MEASURING);

    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--partitions",
            paramLabel = "LIST",
            description =
                    "Partitions of the dataset's time (of each tenant group, where there are groups): multiples of its"
                            + " months, 12,120,1200.")
    private String partitions;

    @Option(names = "--shards", paramLabel = "LIST", description = "Shards of a distributed table: 4,32,128.")
    private String shards;

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            description = "Where run folders are made. Default: reports/runs in the checkout.")
    private Path runsDir;

    @Override
    public Integer call() throws Exception {
        SweepPlan plan = plan();
        Profile profile = options.resolve();
        Catalog catalog = place.catalog(profile.dataset().dataset());
        Sweep sweep = plan.sweep(profile, catalog);
        options.set(
                RunProperties.LAYOUTS,
                sweep.points().stream().map(Sweep.Point::arm).collect(Collectors.joining(",")));
        BenchRequest request = new BenchRequest(
                options.resolve(),
                Optional.empty(),
                place.sqlFolders(),
                place.stateDir(),
                place.pgBin(),
                runsDir == null ? Home.find().resolve("reports/runs") : runsDir,
                Optional.of(sweep));
        System.out.printf("sweep of %s: %s%n", sweep.axis(), sweep.held());
        return new BenchRun(request, System.out).execute().code();
    }

    private SweepPlan plan() {
        Map<Dimension, String> swept = new EnumMap<>(Dimension.class);
        Optional.ofNullable(partitions).ifPresent(list -> swept.put(Dimension.PARTITIONS, list));
        Optional.ofNullable(shards).ifPresent(list -> swept.put(Dimension.SHARDS, list));
        for (Dimension dimension : new Dimension[] {Dimension.TENANTS, Dimension.ROWS}) {
            options.takeList(dimension.setting()).ifPresent(list -> swept.put(dimension, list));
        }
        if (swept.size() != 1) {
            throw UserError.badInput(
                    "a sweep varies one dimension, got %s; give a list of values to exactly one of --partitions, --shards,"
                            + " --tenants, --rows-per-month",
                    swept.isEmpty()
                            ? "none"
                            : swept.keySet().stream()
                                    .map(d -> "--" + d.option())
                                    .collect(Collectors.joining(" and ")));
        }
        Map.Entry<Dimension, String> only = swept.entrySet().iterator().next();
        return SweepPlan.parse(only.getKey(), only.getValue());
    }
}
