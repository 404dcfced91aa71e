package dev.pglayout.gatling.run;

import dev.pglayout.harness.PlanParts;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Verification;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadPlan;
import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects a load test while it grows; {@code run.json} is whole after every trial. Safe to end from a shutdown hook. */
final class LoadRecorder {
    private final RunFolder folder;
    private final Header header;
    private final LoadPlan loadPlan;
    private final String createdAt = now();
    private final long startNanos = System.nanoTime();
    private final List<Capacity> capacities = new ArrayList<>();
    private final List<LoadTrial> trials = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private List<TargetRecord> targets = List.of();
    private Environment environment;
    private Plan plan;
    private Double commonRate;
    private boolean ended;

    /** What is known of a run before it begins. */
    record Header(String profile, boolean meaningless) {}

    LoadRecorder(RunFolder folder, Header header, Plan plan, LoadPlan loadPlan) {
        this.folder = folder;
        this.header = header;
        this.plan = plan;
        this.loadPlan = loadPlan;
    }

    synchronized void surroundings(List<TargetRecord> found, Environment where) {
        targets = List.copyOf(found);
        environment = where;
    }

    /** Once writes were undone. */
    synchronized void verified(Map<String, Verification> again) {
        targets = TargetRecords.verified(targets, again);
    }

    /** Layouts that failed verification. */
    synchronized List<String> unverified() {
        return TargetRecords.unverified(targets);
    }

    /** Some arms, by name, turned out not to be available. */
    synchronized void unavailable(Map<String, String> reasons) {
        plan = PlanParts.without(plan, reasons);
    }

    /** Once it is known what will be judged. */
    synchronized void plan(Plan changed) {
        plan = changed;
    }

    synchronized Plan plan() {
        return plan;
    }

    synchronized void capacity(Capacity capacity) {
        capacities.add(capacity);
        save(Run.Status.RUNNING, null);
    }

    synchronized void commonRate(double rate) {
        commonRate = rate;
    }

    /** @param judged what the statistics are to know of it */
    synchronized void trial(LoadTrial trial, Optional<Fork> judged) {
        if (ended) {
            return;
        }
        trials.add(trial);
        judged.ifPresent(fork -> {
            folder.append(fork);
            forks.add(fork);
        });
        save(Run.Status.RUNNING, null);
    }

    /** What there is by now. */
    synchronized LoadTests tests() {
        return new LoadTests(loadPlan, List.copyOf(capacities), commonRate, List.copyOf(trials));
    }

    Path trialFolder(String name) {
        Path path = folder.path().resolve("trials").resolve(name);
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code run.json} names it, with slashes on every system. */
    String relative(Path trialFolder) {
        return folder.path().relativize(trialFolder).toString().replace('\\', '/');
    }

    synchronized Run save(Run.Status status, String reason) {
        ended = status != Run.Status.RUNNING;
        Run run = new Run(
                Run.SCHEMA_VERSION,
                folder.runId(),
                header.profile(),
                status,
                reason,
                createdAt,
                ended ? now() : null,
                "hot",
                header.meaningless(),
                (System.nanoTime() - startNanos) / 1e9,
                trials.stream().mapToDouble(t -> t.trial().measuredSeconds()).sum(),
                plan,
                environment,
                targets,
                List.of(),
                List.of(),
                List.copyOf(forks),
                tests(),
                null);
        folder.write(run);
        return run;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
