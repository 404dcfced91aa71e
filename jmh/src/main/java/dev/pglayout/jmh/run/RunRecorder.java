package dev.pglayout.jmh.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.harness.PlanParts;
import dev.pglayout.harness.TargetRecords;
import dev.pglayout.reports.io.RunFolder;
import dev.pglayout.reports.model.Canary;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sweep;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Verification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects a run while it grows; each fork is on disk before the next starts. Safe to end from a shutdown hook. */
final class RunRecorder {
    private static final String PINNING = "pinning";
    private static final double MICROS_PER_MILLI = 1e3;

    private final RunFolder folder;
    private Plan plan;
    private final String profile;
    private final String cache;
    private final boolean meaningless;
    private final String createdAt;
    private final double earlierWallSeconds;
    private final long startNanos = System.nanoTime();
    private final List<TargetRecord> targets = new ArrayList<>();
    private final List<PlanRecord> plans = new ArrayList<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final List<Fork> forks = new ArrayList<>();
    private Environment environment;
    private Sweep sweep;
    private boolean ended;

    /** A new run; {@code sweep} is null unless it is one. */
    RunRecorder(RunFolder folder, Plan plan, String profile, String cache, boolean meaningless, Sweep sweep) {
        this.folder = folder;
        this.plan = plan;
        this.profile = profile;
        this.cache = cache;
        this.meaningless = meaningless;
        this.sweep = sweep;
        this.createdAt = now();
        this.earlierWallSeconds = 0;
    }

    /** Goes on with a run that did not end. */
    RunRecorder(RunFolder folder, Run earlier) {
        this.folder = folder;
        this.plan = earlier.plan();
        this.profile = earlier.profile();
        this.cache = earlier.cache();
        this.meaningless = earlier.meaningless();
        this.createdAt = earlier.createdAt();
        this.earlierWallSeconds = earlier.wallSeconds();
        this.environment = earlier.environment();
        this.sweep = earlier.sweep();
        this.plans.addAll(earlier.plans());
        this.canaries.addAll(earlier.canaries());
        this.forks.addAll(earlier.forks());
    }

    /** Some arms, by name, turned out not to be available. */
    synchronized void unavailable(Map<String, String> reasons) {
        plan = PlanParts.without(plan, reasons);
    }

    /** Names of the arms that can be measured. */
    synchronized Set<String> availableArms() {
        return plan.armDetails().stream()
                .filter(detail -> detail.unavailable() == null)
                .map(Plan.ArmDetail::name)
                .collect(Collectors.toSet());
    }

    synchronized void environment(Environment found) {
        environment = found;
    }

    /** Adds a fact about the machine that only measuring could tell. */
    synchronized void machine(String name, String value) {
        Map<String, String> facts = new LinkedHashMap<>(environment.machine());
        facts.put(name, value);
        environment = new Environment(facts, environment.software(), environment.git());
    }

    /**
     * Makes what could be had a setting of the forks: runs with another one do not compare.
     *
     * @throws UserError if an earlier part of the run had another one
     */
    synchronized void pinning(PinningStage stage) {
        String before = plan.fork().get(PINNING);
        String now = stage.pinning().toString();
        if (before != null && !before.equals(now)) {
            throw UserError.badInput(
                    "run %s cannot go on: its forks were pinned '%s', now it would be '%s' (%s)",
                    folder.runId(), before, now, stage.told());
        }
        plan = plan.withFork(PINNING, now);
        machine(PINNING, stage.told());
    }

    synchronized Pinning pinning() {
        return Pinning.of(plan.fork().get(PINNING));
    }

    synchronized void targets(List<TargetRecord> found) {
        targets.clear();
        targets.addAll(found);
    }

    /** Once writes were undone. */
    synchronized void verified(Map<String, Verification> again) {
        targets(TargetRecords.verified(List.copyOf(targets), again));
    }

    /** Layouts that failed verification. */
    synchronized List<String> unverified() {
        return TargetRecords.unverified(targets);
    }

    synchronized boolean observed() {
        return !plans.isEmpty();
    }

    /**
     * What one execution takes, in milliseconds: as the first block measured it, and before that as EXPLAIN timed it; of the control's
     * twin then what it takes the control.
     */
    synchronized double millis(Operation operation, Arm arm) {
        return forks.stream()
                .filter(fork -> fork.round() == 0 && fork.operation().equals(operation.name()))
                .flatMap(fork -> fork.samples().stream())
                .filter(sample -> sample.arm().equals(arm.name()) && sample.value() != null)
                .mapToDouble(sample -> sample.value() / MICROS_PER_MILLI)
                .findFirst()
                .orElseGet(() -> plannedMillis(operation, arm));
    }

    private double plannedMillis(Operation operation, Arm arm) {
        return plans.stream()
                .filter(each -> each.operation().equals(operation.name()))
                .filter(each ->
                        each.arm().equals(arm.name()) || arm.aa() && each.arm().equals(plan.control()))
                .mapToDouble(PlanRecord::executionMillis)
                .max()
                .orElse(0);
    }

    synchronized void plans(List<PlanRecord> found) {
        plans.clear();
        plans.addAll(found);
    }

    /** The sweep that this run is, if it is one. */
    synchronized Optional<Sweep> sweep() {
        return Optional.ofNullable(sweep);
    }

    synchronized void footprints(List<Sweep.Footprint> taken) {
        sweep = sweep.withFootprints(taken);
    }

    synchronized void canary(Canary canary) {
        canaries.add(canary);
    }

    synchronized void fork(Fork fork) {
        if (ended) {
            throw new IllegalStateException("the run has ended");
        }
        folder.append(fork);
        forks.add(fork);
    }

    /** Sets the forks of a round's broken blocks aside, in a file of their own; they are measured again. */
    synchronized void keepWhole(int round, List<Block> blocks) {
        Map<Boolean, List<Fork>> split = WholeBlocks.split(forks, round, blocks);
        if (!split.get(false).isEmpty()) {
            folder.setAside(split.get(false), split.get(true));
            forks.clear();
            forks.addAll(split.get(true));
        }
    }

    synchronized List<Fork> forks() {
        return List.copyOf(forks);
    }

    /** The run as it was after so many whole rounds. */
    synchronized Run after(int rounds) {
        return current(Run.Status.RUNNING, null)
                .with(forks.stream().filter(fork -> fork.round() < rounds).toList());
    }

    /** Keeps what was decided while measuring, and when. */
    void decisions(List<Decisions.Decided> decided) {
        folder.write(Decisions.FILE, Decisions.json(decided));
    }

    /** Writes {@code run.json} as it stands now, so that a killed run can be resumed and reported. */
    synchronized Run save(Run.Status status, String reason) {
        ended = status != Run.Status.RUNNING;
        Run run = current(status, reason);
        folder.write(run);
        return run;
    }

    private Run current(Run.Status status, String reason) {
        double measured = forks.stream().mapToDouble(Fork::measuredSeconds).sum();
        double wall = earlierWallSeconds + (System.nanoTime() - startNanos) / 1e9;
        return new Run(
                Run.SCHEMA_VERSION,
                folder.runId(),
                profile,
                status,
                reason,
                createdAt,
                status == Run.Status.RUNNING ? null : now(),
                cache,
                meaningless,
                wall,
                measured,
                plan,
                environment,
                List.copyOf(targets),
                List.copyOf(plans),
                List.copyOf(canaries),
                List.copyOf(forks),
                null,
                sweep);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
