package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.environment.CanaryProbe;
import dev.pglayout.fixtures.load.LoadOptions;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.verify.VerificationReport;
import dev.pglayout.fixtures.verify.Verifier;
import dev.pglayout.reports.model.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        refuseReadOnly(request.runs());
        try (Provisioning provisioning =
                new Provisioning(plan.catalog(), plan.profile(), request.stateDir(), request.pgBin())) {
            return execute(plan.withArms(provisioning.arms()), provisioning);
        }
    }

    private ExitCode execute(RunPlan plan, Provisioning provisioning) throws Exception {
        out.println(plan.headline());
        provisioning.unavailable().forEach((layout, reason) -> out.println(layout + " is not available: " + reason));
        stages.time("servers", provisioning::startServers);
        Shutdown.yieldToHooks();
        RunSession session = RunSession.open(request, plan, provisioning, out);
        folder = session.path();
        return session.guard(() -> run(plan, provisioning, session));
    }

    private static void refuseReadOnly(Path runs) {
        try {
            Files.createDirectories(runs);
        } catch (IOException e) {
            String reason =
                    e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : "no permission";
            throw UserError.badInput(
                    "cannot make the folder of runs %s: %s; name another with --runs-dir", runs, reason);
        }
        if (!Files.isWritable(runs)) {
            throw UserError.badInput("the folder of runs %s is not writable; name another with --runs-dir", runs);
        }
    }

    /** The run's folder, once it is executed. */
    public Path folder() {
        return folder;
    }

    private ExitCode run(RunPlan plan, Provisioning provisioning, RunSession session) throws Exception {
        stages.time("load", () -> provisioning.load(LoadOptions.defaults(), LoadProgress.on(out)));
        session.refuseChanged(provisioning.targets());
        Map<String, VerificationReport> verified = stages.get("verify", () -> verify(plan, provisioning));
        RunRecorder recorder = session.recorder();
        recorder.targets(TargetRecords.all(provisioning, verified));
        recorder.environment(Environments.of(request, provisioning));
        Set<String> failed = failed(verified);
        String control = provisioning.key(plan.profile().arms().get(0));
        refuseFailedControl(control, failed, verified);
        refuseLoneControl(control, failed, verified);
        List<Arm> verifiedArms = arms(plan, recorder, provisioning, failed);
        if (!recorder.observed()) {
            stages.time("observe", () -> observe(plan, verifiedArms, provisioning, session));
        }
        List<Arm> arms = arms(plan, recorder, provisioning, failed);
        recorder.save(Run.Status.RUNNING, null);
        stages.time("measure", () -> measure(plan, arms, provisioning, recorder));
        return failed.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION_FAILED;
    }

    private Map<String, VerificationReport> verify(RunPlan plan, Provisioning provisioning) throws Exception {
        Map<String, VerificationReport> reports = Verifier.verify(
                provisioning.targets(),
                plan.verified(),
                plan.profile().bindSets(),
                plan.profile().seed());
        reports.forEach((layout, report) -> report.failures()
                .forEach(check -> out.println("verification of " + layout + " failed: " + check.sentence())));
        return reports;
    }

    private static Set<String> failed(Map<String, VerificationReport> verified) {
        return verified.entrySet().stream()
                .filter(entry -> !entry.getValue().passed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void refuseFailedControl(
            String control, Set<String> failed, Map<String, VerificationReport> verified) {
        if (failed.contains(control)) {
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "the control layout '%s' failed verification: %s"
                            .formatted(
                                    control,
                                    verified.get(control).failures().get(0).sentence()));
        }
    }

    /** Where every other layout differs from the control, the control itself may be what was altered. */
    private static void refuseLoneControl(
            String control, Set<String> failed, Map<String, VerificationReport> verified) {
        if (!failed.isEmpty() && failed.size() == verified.size() - 1) {
            String first = failed.iterator().next();
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    "no layout agrees with the control '%s', so nothing is measured; %s: %s"
                            .formatted(
                                    control,
                                    first,
                                    verified.get(first).failures().get(0).sentence()));
        }
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
        Path scratch = Files.createTempDirectory("pglayout-fork");
        try (Checkpoints checkpoints = new Checkpoints(targets);
                MeasuringLock lock = MeasuringLock.tryTake()) {
            lock.warning().ifPresent(out::println);
            JmhFork jmh = new JmhFork(
                    plan.profile().fork(),
                    plan.cold(),
                    plan.onlyUpkeep()
                            ? List.of()
                            : new ForkJvm(request.stateDir(), plan.profile().fork())
                                    .arguments(arms.get(0).name()),
                    scratch);
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
        } finally {
            deleteScratch(scratch);
        }
    }

    private static void deleteScratch(Path scratch) throws IOException {
        try (var files = Files.list(scratch)) {
            for (Path file : new ArrayList<>(files.toList())) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }
}
