package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.harness.RunGuard;
import dev.pglayout.reports.Reports;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.VerdictRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A run being written: whatever ends it, what was measured is kept, marked and reported. */
final class RunSession {
    private final RunFolder folder;
    private final RunRecorder recorder;
    private final PrintStream out;
    private final List<TargetRecord> earlierTargets;
    private boolean ended;

    private RunSession(RunFolder folder, RunRecorder recorder, List<TargetRecord> earlierTargets, PrintStream out) {
        this.folder = folder;
        this.recorder = recorder;
        this.earlierTargets = earlierTargets;
        this.out = out;
    }

    static RunSession open(BenchRequest request, RunPlan plan, Provisioning provisioning, PrintStream out) {
        if (plan.earlier().isPresent()) {
            Run earlier = plan.earlier().get().run();
            RunFolder folder = RunFolder.resume(plan.earlier().get().folder());
            RunRecorder recorder = new RunRecorder(folder, earlier);
            return new RunSession(folder, recorder, earlier.targets(), out);
        }
        RunFolder folder = RunFolder.create(request.runs(), LocalDate.now(ZoneOffset.UTC));
        RunRecorder recorder = new RunRecorder(
                folder,
                PlanRecords.plan(plan.profile(), plan.operations(), provisioning),
                plan.profile().name(),
                plan.profile().cache().toString(),
                plan.profile().meaningless(),
                request.sweep().orElse(null));
        folder.write(RunPlan.PROFILE_FILE, plan.profile().text());
        folder.write(RunPlaces.FILE, plan.places().json());
        recorder.save(Run.Status.RUNNING, null);
        folder.markLatest();
        return new RunSession(folder, recorder, List.of(), out);
    }

    RunRecorder recorder() {
        return recorder;
    }

    Path path() {
        return folder.path();
    }

    /** Runs {@code work}; a failure or Ctrl-C ends the run with what it has. */
    ExitCode guard(Callable<ExitCode> work) {
        return new RunGuard(this::end, this::interrupt, recorder::unverified).guard(work);
    }

    /** Ctrl-C reaches the forks too, a signal to this process alone does not. */
    private void interrupt() {
        ForkProcesses.kill();
        out.println();
        out.println("Interrupted: writing what was measured, stopping the servers that this run started.");
        end(Run.Status.INTERRUPTED, RunGuard.INTERRUPTED);
        // One may have been started just when the first ones were ended.
        ForkProcesses.kill();
    }

    private synchronized void end(Run.Status status, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        Run run = recorder.save(status, reason);
        if (run.forks().isEmpty()) {
            out.println("Nothing was measured" + (reason == null ? "." : ": " + reason));
            return;
        }
        try {
            JmhJson.write(run, folder.path().resolve("jmh.json"));
        } catch (IOException e) {
            out.println("jmh.json could not be written: " + e.getMessage());
        }
        List<VerdictRecord> verdicts = Reports.write(run, folder.path());
        out.println();
        out.println(Reports.terminalTable(run, verdicts, folder.path()));
        if (status != Run.Status.COMPLETE && status != Run.Status.FAILED_VERIFICATION) {
            out.println("Go on with: pglayout bench --resume " + run.runId());
        }
    }

    /** A run goes on only on the very targets that it began with. */
    void refuseChanged(List<Target> targets) {
        Map<String, String> before = earlierTargets.stream()
                .filter(target -> target.fingerprint() != null)
                .collect(Collectors.toMap(TargetRecord::layout, TargetRecord::fingerprint));
        for (Target target : targets) {
            String fingerprint = before.get(target.key());
            if (fingerprint != null && !fingerprint.equals(target.fingerprint())) {
                throw UserError.badInput(
                        "run %s cannot go on: layout '%s' had fingerprint %s and now has %s (its SQL or the server's version changed)",
                        folder.runId(), target.key(), fingerprint, target.fingerprint());
            }
        }
    }
}
