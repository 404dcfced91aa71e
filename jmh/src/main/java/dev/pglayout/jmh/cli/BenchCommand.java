package dev.pglayout.jmh.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.ProfileProperties;
import dev.pglayout.jmh.run.BenchRequest;
import dev.pglayout.jmh.run.BenchRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        description = "Measures operations on arms in interleaved blocks, and judges.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout bench                                   the quick profile on embedded PostgreSQL",
            "  pglayout bench --profile smoke                   everything once, in a minute",
            "  pglayout bench --layouts plain,partitioned --operations month-aggregate --rounds 20",
            "  pglayout bench --arms 'plain,partitioned,partitioned{plan_cache_mode=force_custom_plan}'",
            "  pglayout bench --arms 'plain,plain@local:/opt/pg17/bin,partitioned@git:HEAD~1,partitioned'",
            "  pglayout bench --until-decided --max-time 20m    stops where the verdicts are clear",
            "  pglayout bench --cache cold --rounds 12          servers restarted before each execution",
            "  pglayout bench --resume latest                   goes on with a run that did not end",
            "  mvn -pl jmh verify -Dbench.profile=smoke         the same from Maven; every option is a property",
        })
public final class BenchCommand implements Callable<Integer> {
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

    @Option(
            names = "--gate",
            paramLabel = "NAME",
            description = "After the run: exit 3 if an arm became slower than in baseline NAME, 4 if the run is not"
                    + " trustworthy. See 'pglayout gate'.")
    private String gate;

    @Option(names = "--properties", hidden = true)
    private Path properties;

    @Override
    public Integer call() throws Exception {
        if (resume != null) {
            options.refuseAny("--resume goes on with the run's own plan");
        }
        Path runs = runsDir == null ? Home.find().resolve("reports/runs") : runsDir;
        BenchRequest request = new BenchRequest(
                resume == null ? options.resolve() : null,
                Optional.ofNullable(resume),
                place.sqlFolders(),
                place.stateDir(),
                place.pgBin(),
                runs);
        BenchRun bench = new BenchRun(request, System.out);
        return gate == null
                ? bench.execute().code()
                : BenchGate.of(gate, runs).check(bench, System.out).code();
    }
}
