package dev.pglayout.gatling.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.load.LoadProgress;
import dev.pglayout.fixtures.observe.ServerSampler;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.provision.Shutdown;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.gatling.event.EventContext;
import dev.pglayout.gatling.event.EventSchedule;
import dev.pglayout.gatling.event.PlannedEvent;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.loadtest.Accounting;
import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.ServerSecond;
import dev.pglayout.reports.model.loadtest.Trial;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs trials one after the other, each from the same state of its target, and keeps what was seen around it: each is on disk
 * before the next begins.
 */
final class TrialStage {
    private static final Duration EVENT_PATIENCE = Duration.ofMinutes(10);

    private final Provisioning provisioning;
    private final LoadRecorder recorder;
    private final Trials trials;
    private final Surroundings around;
    private final ReentrantLock underWay = new ReentrantLock();
    private volatile EventSchedule schedule;
    private int position;

    TrialStage(Provisioning provisioning, LoadRecorder recorder, Trials trials, Surroundings around) {
        this.provisioning = provisioning;
        this.recorder = recorder;
        this.trials = trials;
        this.around = around;
    }

    /** @param slices the parts of targets that are written to; none where the mix only reads */
    record Surroundings(
            String mix,
            HostWatch watch,
            WrittenSlices slices,
            List<PlannedEvent> events,
            LoadProgressLines progress,
            LoadProgress reloads) {}

    int nextPosition() {
        return position++;
    }

    /** @param judged what of it enters the verdicts */
    LoadTrial run(TrialOrder order, Purpose purpose, List<Metric> judged) {
        // Before the lock: whoever ends the run waits for it.
        Shutdown.yieldToHooks();
        underWay.lock();
        try {
            return measured(order, purpose, judged);
        } catch (SQLException e) {
            throw ended(order, ExitCode.SERVER, e);
        } catch (UserError e) {
            throw ended(order, e.exitCode(), e);
        } finally {
            underWay.unlock();
        }
    }

    private static UserError ended(TrialOrder order, ExitCode code, Exception cause) {
        Shutdown.yieldToHooks();
        return new UserError(
                code, "%s on %s: %s".formatted(order.name(), order.arm().name(), cause.getMessage()), cause);
    }

    /** Ends the trial under way, and waits until it is on disk. */
    void interrupt(Duration patience) {
        trials.interrupt();
        EventSchedule events = schedule;
        if (events != null) {
            events.close();
        }
        try {
            if (underWay.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LoadTrial measured(TrialOrder order, Purpose purpose, List<Metric> judged) throws SQLException {
        Target target = provisioning.target(order.arm());
        List<PlannedEvent> events = purpose == Purpose.COMPARE ? around.events : List.of();
        if (!events.isEmpty()) {
            undo(target);
        }
        around.slices.restore(target);
        around.watch.start(target.key());
        Path folder = recorder.trialFolder(order.folderName());
        Trial trial;
        List<LoadEvent> happened;
        List<ServerSecond> servers;
        try (ServerSampler sampler = ServerSampler.start(target);
                EventSchedule planned = new EventSchedule(events, EventContext.of(provisioning, target))) {
            schedule = planned;
            trial = trials.run(order, folder, planned::start);
            happened = planned.finish(EVENT_PATIENCE);
            servers = servers(sampler, trial);
        }
        LoadTrial seen =
                new LoadTrial(recorder.relative(folder), purpose, trial, servers, recovered(happened, trial), null);
        LoadTrial kept = kept(target, seen, folder, judged);
        refuseLostRows(kept);
        return kept;
    }

    /** On the trial's clock, if it came to measure anything; both clocks are this machine's. */
    private static List<ServerSecond> servers(ServerSampler sampler, Trial trial) {
        return trial.startedAt() == null ? List.of() : sampler.seconds(Instant.parse(trial.startedAt()));
    }

    /** All trials begin alike: with what the event of an earlier one took away. */
    private void undo(Target target) throws SQLException {
        provisioning.loadAgain(target.key(), around.reloads);
        around.watch.reconnect(target.key());
    }

    /** Also where the target was lost meanwhile: what the trial saw of that is kept. */
    private LoadTrial kept(Target target, LoadTrial seen, Path folder, List<Metric> judged) throws SQLException {
        try {
            boolean events = !seen.events().isEmpty();
            Fork.Host host = stopWatch(target, events);
            LoadTrial kept = seen.with(
                    excluded(seen.trial(), host, events),
                    around.slices.account(target, seen.trial(), folder).orElse(null));
            recorder.trial(kept, TrialForks.of(kept.trial(), around.mix, judged, host));
            around.progress.ended(kept);
            return kept;
        } catch (SQLException | UserError e) {
            recorder.trial(seen.with(seen.trial().withExcludedReason("a server was lost"), null), Optional.empty());
            throw e;
        }
    }

    /** An event may have ended the connections over which checkpoints are watched. */
    private Fork.Host stopWatch(Target target, boolean reconnect) throws SQLException {
        if (reconnect) {
            around.watch.reconnect(target.key());
        }
        return around.watch.stop();
    }

    /** With events, a checkpoint inside is part of what is measured. */
    private static Trial excluded(Trial trial, Fork.Host host, boolean events) {
        return events || host.excludedReason() == null ? trial : trial.withExcludedReason(host.excludedReason());
    }

    private static List<LoadEvent> recovered(List<LoadEvent> events, Trial trial) {
        List<LoadEvent> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            LoadEvent event = events.get(i);
            Double next = i + 1 < events.size() ? events.get(i + 1).startedSecond() : null;
            OptionalDouble seconds = event.startedSecond() == null
                    ? OptionalDouble.empty()
                    : Recovery.seconds(
                            trial.seconds(), event.startedSecond(), next == null ? Double.POSITIVE_INFINITY : next);
            all.add(seconds.isPresent() ? event.withRecovery(seconds.getAsDouble()) : event);
        }
        return all;
    }

    /** A database that lost what it had confirmed is not measured on. */
    private static void refuseLostRows(LoadTrial trial) {
        Accounting accounting = trial.accounting();
        if (accounting != null && !accounting.balanced()) {
            throw new UserError(ExitCode.VERIFICATION_FAILED, accounting.sentence());
        }
    }
}
