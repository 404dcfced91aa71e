package dev.pglayout.gatling.cli;

import dev.pglayout.console.CommonOptions;
import dev.pglayout.fixtures.cli.PlaceOptions;
import dev.pglayout.fixtures.cli.ProfileOptions;
import dev.pglayout.fixtures.plan.Home;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.plan.ProfileProperties;
import dev.pglayout.gatling.run.LoadRequest;
import dev.pglayout.gatling.run.LoadRun;
import dev.pglayout.gatling.run.LoadSettings;
import dev.pglayout.gatling.run.LoadTask;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "load-test",
        description = {
            "Drives concurrent mixed workloads with Gatling.",
            "Without a model: finds each layout's capacity, then drives all of them at one common rate and at full load in"
                    + " interleaved rounds, and judges."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pglayout load-test --profile smoke               everything once; numbers are meaningless",
            "  pglayout load-test --mix oltp --layouts plain,partitioned,fdw",
            "  pglayout load-test --mix oltp --users 200 --duration 5m      closed: throughput",
            "  pglayout load-test --mix oltp --rate 2000                    open: latency at 2,000/s",
            "  pglayout load-test --capacity --layouts plain,citus --provider local",
            "  pglayout load-test --ramp 100..2000 --duration 2m --rounds 1",
            "  pglayout load-test --soak 500 --duration 2h --layouts partitioned",
            "  pglayout load-test --rate 500 --duration 60s --layouts fdw --fault pause-shard@30s+5s",
            "  pglayout load-test --rate 500 --duration 60s --fault kill-backend@20s --fault restart-server@40s",
            "  pglayout load-test --rate 500 --duration 60s --during 'sql new-index.sql@20s'",
            "  mvn -pl gatling verify -Dload.profile=quick      the same from Maven; every option is a property",
        })
public final class LoadTestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ProfileOptions options = new ProfileOptions(ProfileProperties.LOAD_TEST);

    @Mixin
    private TaskOptions task;

    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--runs-dir",
            paramLabel = "DIR",
            description = "Where run folders are made. Default: reports/runs in the checkout.")
    private Path runsDir;

    @Option(names = "--no-start", description = "Uses targets that 'pglayout up' left up; refuses others.")
    private boolean noStart;

    @Option(names = "--properties", hidden = true)
    private Path properties;

    @Override
    public Integer call() throws Exception {
        LoadTask asked = task.task();
        LoadRequest request = new LoadRequest(
                profile(asked),
                LoadSettings.of(options.settings()),
                asked,
                task.events(),
                place.sqlFolders(),
                place.stateDir(),
                place.pgBin(),
                runsDir == null ? Home.find().resolve("reports/runs") : runsDir,
                !noStart);
        return new LoadRun(request, System.out).execute().code();
    }

    /** One round decides nothing: a second control would only double the hours of a soak. */
    private Profile profile(LoadTask asked) {
        Profile profile = options.resolve();
        return asked instanceof LoadTask.Soak
                ? profile.withArms(
                        profile.arms().stream().filter(arm -> !arm.aa()).toList())
                : profile;
    }
}
