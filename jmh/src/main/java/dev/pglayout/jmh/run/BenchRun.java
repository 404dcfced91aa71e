package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.fixtures.environment.CanaryProbe;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.harness.Checkpoints;
import dev.pglayout.harness.Environments;
import dev.pglayout.harness.MeasuringLock;
import dev.pglayout.harness.RunsFolder;
import dev.pglayout.harness.Stages;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.harness.VerifyStage;
import dev.pglayout.jmh.sweep.LockRoom;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.util.Version;

/** The life of a run: resolve, provision, load, verify, observe, measure, judge, report. */
public final class BenchRun {
    private final BenchRequest request;
    private final PrintStream out;
    private final Stages stages;
    private Path folder;

    public BenchRun(BenchRequest request, PrintStream out) {
        this.request = request;
        this.out = out;
        this.stages = new Stages(out);
    }

    /** What fails before the servers run leaves no run folder. */
    public ExitCode execute() throws Exception {
        RunPlan plan = RunPlan.resolve(request);
        RunsFolder.require(request.runs());
        Optional<Path> pgBin = Optional.ofNullable(plan.places().pgBin()).map(Path::of);
        try (Provisioning provisioning = new Provisioning(plan.catalog(), plan.profile(), request.stateDir(), pgBin)) {
            if (plan.anyUpkeep()) {
                provisioning.keys().stream().map(provisioning::layout).forEach(UpkeepForks::refuseCutMonths);
            }
            return execute(plan.withArms(provisioning.arms()), provisioning);
        }
    }

    private ExitCode execute(RunPlan plan, Provisioning provisioning) throws Exception {
        out.println(plan.headline());
        provisioning.unavailable().forEach((layout, reason) -> out.println(layout + " is not available: " + reason));
        stages.time("servers", provisioning::startServers);
        Shutdown.yieldToHooks();
        request.sweep().ifPresent(sweep -> LockRoom.require(sweep, provisioning.targets()));
        RunSession session = RunSession.open(request, plan, provisioning, out);
        folder = session.path();
        return session.guard(() -> run(plan, provisioning, session));
    }

    /** The run's folder, once it is executed. */
    public Path folder() {
        return folder;
    }

    private ExitCode run(RunPlan plan, Provisioning provisioning, RunSession session) throws Exception {
        stages.time("load", () -> provisioning.load(LoadOptions.defaults(), LoadProgress.on(out)));
        session.refuseChanged(provisioning.targets());
        VerifyStage verified =
                stages.get("verify", () -> VerifyStage.run(plan.profile(), plan.verified(), provisioning, out));
        RunRecorder recorder = session.recorder();
        recorder.targets(TargetRecords.all(provisioning, verified.reports()));
        recorder.environment(
                Environments.of(request.stateDir(), provisioning, Map.of("jmh", Version.getPlainVersion())));
        recorder.pinning(PinningStage.of(plan.profile(), plan.cold(), provisioning));
        Set<String> failed = verified.failed();
        verified.requireControl(provisioning.key(plan.profile().arms().get(0)));
        List<Arm> verifiedArms = arms(plan, recorder, provisioning, failed);
        if (!recorder.observed()) {
            stages.time("observe", () -> observe(plan, verifiedArms, provisioning, session));
        }
        List<Arm> arms = arms(plan, recorder, provisioning, failed);
        if (recorder.sweep().filter(sweep -> sweep.footprints().isEmpty()).isPresent()) {
            stages.time("footprints", () -> recorder.footprints(new FootprintStage(plan, provisioning).run(arms)));
        }
        recorder.save(Run.Status.RUNNING, null);
        stages.time("measure", () -> measure(plan, arms, provisioning, recorder));
        VerifyStage last = plan.anyWrites() ? verifiedAgain(verified, arms, provisioning, recorder) : verified;
        return last.failed().isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED;
    }

    private VerifyStage verifiedAgain(
            VerifyStage verified, List<Arm> arms, Provisioning provisioning, RunRecorder recorder) throws Exception {
        List<String> written = arms.stream().map(provisioning::key).distinct().toList();
        VerifyStage again = stages.get("verify", () -> verified.again(provisioning, written, out));
        recorder.verified(again.reports());
        return again;
    }

    /** Those that can be measured. */
    private static List<Arm> arms(RunPlan plan, RunRecorder recorder, Provisioning provisioning, Set<String> failed) {
        Set<String> available = recorder.availableArms();
        return plan.profile().arms().stream()
                .filter(arm -> available.contains(arm.name()))
                .filter(arm -> !failed.contains(provisioning.key(arm)))
                .toList();
    }

    private void observe(RunPlan plan, List<Arm> arms, Provisioning provisioning, RunSession session)
            throws IOException {
        ObserveStage stage = new ObserveStage(plan, provisioning, session.path());
        session.recorder().plans(stage.run(arms));
        session.recorder().unavailable(stage.refused());
        stage.refused().forEach((arm, reason) -> out.println(arm + " is not available: " + reason));
    }

    private void measure(RunPlan plan, List<Arm> arms, Provisioning provisioning, RunRecorder recorder)
            throws Exception {
        List<Target> targets = provisioning.targets();
        try (Scratch scratch = Scratch.make();
                Checkpoints checkpoints = new Checkpoints(targets, refusal -> tell(recorder, refusal));
                MeasuringLock lock = MeasuringLock.tryTake()) {
            lock.warning().ifPresent(out::println);
            JmhFork jmh = new JmhFork(
                    plan.profile().fork(),
                    recorder::millis,
                    plan.profile().arms().get(0),
                    plan.cold(),
                    recorder.pinning(),
                    plan.onlyUpkeep()
                            ? List.of()
                            : new ForkJvm(request.stateDir(), plan.profile().fork())
                                    .arguments(arms.get(0).name()),
                    scratch.path());
            ColdCache cold = new ColdCache(
                    provisioning::provider,
                    targets,
                    checkpoints,
                    plan.cold(),
                    fate -> recorder.machine("os cache", fate));
            CanaryProbe canary = new CanaryProbe(request.stateDir().servers());
            new MeasureStage(
                            plan.profile(),
                            plan.blocks(arms),
                            recorder,
                            new MeasureStage.Tools(
                                    jmh,
                                    watch -> new UpkeepForks(plan.catalog(), provisioning::target, watch),
                                    checkpoints,
                                    canary,
                                    cold,
                                    provisioning::key))
                    .run();
        }
    }

    private void tell(RunRecorder recorder, String refusal) {
        out.println("checkpoints " + refusal);
        recorder.machine("checkpoints", refusal);
    }
}
