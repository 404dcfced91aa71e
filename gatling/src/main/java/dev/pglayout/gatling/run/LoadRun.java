package dev.pglayout.gatling.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.catalog.Catalog;
import dev.pglayout.fixtures.load.Alteration;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.Mix;
import dev.pglayout.fixtures.workload.Mixes;
import dev.pglayout.gatling.event.PlannedEvent;
import dev.pglayout.harness.Checkpoints;
import dev.pglayout.harness.Environments;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.harness.MeasuringLock;
import dev.pglayout.harness.RunGuard;
import dev.pglayout.harness.RunsFolder;
import dev.pglayout.harness.Stages;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.harness.VerifyStage;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.loadtest.LoadTests;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The life of a load test: resolve, provision, load, verify, observe, search, compare, judge, report. */
public final class LoadRun {
    /** For a trial to write what it has. */
    private static final Duration FLUSH = Duration.ofSeconds(30);

    private final LoadRequest request;
    private final PrintStream out;
    private final Stages stages;
    private final GatlingTrials gatling;

    public LoadRun(LoadRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
        this.stages = new Stages(out);
        this.gatling = new GatlingTrials(request);
    }

    /** What fails before the servers run leaves no run folder. */
    public ExitCode execute() throws Exception {
        Profile profile = request.profile();
        Catalog catalog = Catalog.load(request.sqlDirs(), profile.dataset().dataset());
        Mix mix = Mixes.find(catalog, request.settings().mix());
        RunsFolder.require(request.runs());
        PlannedEvent.requireWithin(request.settings().duration(), request.events());
        if (!request.start()) {
            UpTargets.require(request.stateDir(), profile.arms());
        }
        try (Provisioning provisioning = new Provisioning(catalog, profile, request.stateDir(), request.pgBin())) {
            out.println(headline(mix));
            provisioning.unavailable().forEach((key, why) -> out.println(key + " is not available: " + why));
            stages.time("servers", provisioning::startServers);
            Shutdown.yieldToHooks();
            new Feasible(request, provisioning).require();
            LoadSession session = open(provisioning, mix);
            LoadParts parts = new LoadParts(session, mix);
            provisioning.beforeInterrupt(() -> interrupt(parts));
            return new RunGuard(session::end, () -> interrupt(parts), session.recorder()::unverified)
                    .guard(() -> run(parts, provisioning.arms(), provisioning));
        }
    }

    private String headline(Mix mix) {
        Profile profile = request.profile();
        return "pglayout load-test %s: %s of mix %s on %s, %,d rows × %d months"
                .formatted(
                        profile.name(),
                        request.task().kind(),
                        mix.name(),
                        String.join(", ", profile.arms().stream().map(Arm::name).toList()),
                        profile.dataset().rowsPerMonth(),
                        profile.dataset().months());
    }

    private LoadSession open(Provisioning provisioning, Mix mix) {
        RunFolder folder = RunFolder.create(request.runs(), LocalDate.now(ZoneOffset.UTC));
        Profile profile = request.profile().withArms(provisioning.arms());
        LoadRecorder recorder = new LoadRecorder(
                folder,
                new LoadRecorder.Header(profile.name(), profile.meaningless()),
                LoadPlans.plan(request, mix, provisioning, rounds()),
                LoadPlans.loadPlan(request, mix));
        folder.write("profile.conf", profile.text());
        recorder.save(Run.Status.RUNNING, null);
        folder.markLatest();
        return new LoadSession(folder, recorder, out);
    }

    /** A soak is measured once: it is long because it is to show what changes while it runs. */
    private int rounds() {
        return request.task() instanceof LoadTask.Soak ? 1 : request.settings().rounds();
    }

    private ExitCode run(LoadParts parts, List<Arm> named, Provisioning provisioning) throws Exception {
        stages.time("load", () -> provisioning.load(LoadOptions.defaults(), LoadProgress.on(out)));
        VerifyStage verified = stages.get(
                "verify", () -> VerifyStage.run(request.profile(), parts.mix().operations(), provisioning, out));
        parts.recorder()
                .surroundings(
                        TargetRecords.all(provisioning, verified.reports()),
                        Environments.of(request.stateDir(), provisioning, GatlingVersion.facts()));
        verified.requireControl(provisioning.key(named.get(0)));
        List<Arm> sound = named.stream()
                .filter(arm -> !provisioning.unavailable().containsKey(provisioning.key(arm)))
                .filter(arm -> !verified.failed().contains(provisioning.key(arm)))
                .toList();
        List<Arm> arms = stages.get("observe", () -> RefusedArms.without(sound, parts, provisioning));
        Room room = new Feasible(request, provisioning).room(arms);
        room.cut(request.settings().maxUsers()).ifPresent(out::println);
        stages.time("measure", () -> measure(parts, arms, provisioning, room));
        VerifyStage last = parts.mix().writes() ? verifiedAgain(verified, arms, provisioning, parts) : verified;
        LoadTests measured = parts.recorder().tests();
        List<String> broken = new Promises(request.settings().limits()).broken(measured.trials());
        broken.forEach(promise -> out.println("promise broken: " + promise));
        boolean eventFailed = FailedEvents.told(measured, out);
        if (!last.failed().isEmpty()) {
            return ExitCode.VERIFICATION_FAILED;
        }
        FailedTrials.refuse(measured);
        if (eventFailed) {
            return ExitCode.UNTRUSTED;
        }
        return broken.isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
    }

    /** What was altered for good is loaded anew by the next command. */
    private VerifyStage verifiedAgain(VerifyStage verified, List<Arm> arms, Provisioning provisioning, LoadParts parts)
            throws Exception {
        List<String> undone = arms.stream()
                .map(provisioning::target)
                .filter(target -> !Alteration.isNoted(target))
                .map(Target::key)
                .distinct()
                .toList();
        VerifyStage again = stages.get("verify", () -> verified.again(provisioning, undone, out));
        parts.recorder().verified(again.reports());
        return again;
    }

    private void measure(LoadParts parts, List<Arm> arms, Provisioning provisioning, Room room) throws Exception {
        try (Checkpoints checkpoints =
                        new Checkpoints(provisioning.targets(), refusal -> out.println("checkpoints: " + refusal));
                MeasuringLock lock = MeasuringLock.tryTake()) {
            lock.warning().ifPresent(out::println);
            WrittenSlices slices = new WrittenSlices(parts.mix());
            TrialStage trials = new TrialStage(
                    provisioning,
                    parts.recorder(),
                    gatling,
                    new TrialStage.Surroundings(
                            parts.mix().name(),
                            new HostWatch(checkpoints),
                            slices,
                            request.events(),
                            new LoadProgressLines(out),
                            LoadProgress.on(out)));
            slices.noteOtherWrites(provisioning.targets());
            parts.measuring(trials);
            new LoadMeasure(request, parts, trials, arms).run(room, rounds());
            slices.leaveAsLoaded(provisioning.targets(), out);
        }
    }

    private static void interrupt(LoadParts parts) {
        parts.interrupt(FLUSH);
        parts.session().end(Run.Status.INTERRUPTED, RunGuard.INTERRUPTED);
    }
}
