package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.Blocks;
import dev.pglayout.reports.verdict.Measured;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run and its verdicts, looked up by operation and arm. */
final class RunIndex {
    /** @param name of an operation, or of what is judged of it */
    private record Key(String name, String arm) {}

    private static final Map<String, String> MEANINGS = Map.of(
            Metrics.P50, "Median response",
            Metrics.P99, "99th percentile of the response",
            Metrics.THROUGHPUT, "Time per operation at full load, the reciprocal of operations per second");

    private final Run run;
    private final List<VerdictRecord> verdicts;
    private final Map<Key, VerdictRecord> verdictOf = new HashMap<>();
    private final Map<Key, PlanRecord> planOf = new HashMap<>();
    private final Map<String, Judged> judged = new LinkedHashMap<>();
    private final Map<String, Blocks> blocksOf = new HashMap<>();
    private final Map<String, Blocks> sampledOf = new HashMap<>();
    private final Fragments fragments;

    RunIndex(Run run, List<VerdictRecord> verdicts) {
        this.run = run;
        this.verdicts = verdicts;
        verdicts.forEach(v -> verdictOf.put(new Key(v.name(), v.arm()), v));
        run.plans().forEach(p -> planOf.put(new Key(p.operation(), p.arm()), p));
        for (Judged one : plan().judged()) {
            judged.put(one.name(), one);
            blocksOf.put(one.name(), Blocks.of(run.forks(), one));
            sampledOf.put(one.name(), Blocks.sampled(run.forks(), one));
        }
        fragments = new Fragments(names(), plan().arms());
    }

    /** What is judged, in the plan's order: operations by their names, of a load test each of its metrics ({@code oltp: p99}). */
    List<String> names() {
        return List.copyOf(judged.keySet());
    }

    Run run() {
        return run;
    }

    Plan plan() {
        return run.plan();
    }

    String control() {
        return plan().control();
    }

    List<VerdictRecord> verdicts() {
        return verdicts;
    }

    /** Arms that are compared with the control: neither the control nor its A/A twin. */
    List<String> contestants() {
        return plan().arms().stream()
                .filter(arm -> !isControl(arm) && !isAa(arm))
                .toList();
    }

    boolean isControl(String arm) {
        return arm.equals(control());
    }

    boolean isAa(String arm) {
        return arm.equals(plan().aaArm());
    }

    Optional<VerdictRecord> verdict(String name, String arm) {
        return Optional.ofNullable(verdictOf.get(new Key(name, arm)));
    }

    /** The A/A arm is the control on the control's own tables: it has no plan but the control's. */
    Optional<PlanRecord> planRecord(String name, String arm) {
        String operation = judged.get(name).operation();
        PlanRecord own = planOf.get(new Key(operation, arm));
        return Optional.ofNullable(own == null && isAa(arm) ? planOf.get(new Key(operation, control())) : own);
    }

    /** That verdicts rest on. */
    Blocks blocks(String name) {
        return blocksOf.get(name);
    }

    /** What of an arm verdicts rest on, in the order in which it was measured. */
    List<Measured> measured(String name, String arm) {
        return blocks(name).of(arm);
    }

    /** What sampled latencies of an arm; which may have another mode. */
    List<Measured> sampled(String name, String arm) {
        return sampledOf.get(name).of(arm);
    }

    /** Modes that verdicts rest on, where latencies were sampled in another mode; empty otherwise. */
    Optional<String> judgedApartFromSampled() {
        List<String> modes = names().stream()
                .filter(name -> sampledOf.get(name).mode().isPresent())
                .filter(name -> !sampledOf.get(name).mode().equals(blocks(name).mode()))
                .flatMap(name -> blocks(name).mode().stream())
                .distinct()
                .toList();
        return modes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", modes));
    }

    /** The question of an operation; of one metric among several, that too. */
    Optional<String> question(String name) {
        String metric = judged.get(name).metric();
        String what = MEANINGS.containsKey(metric) ? MEANINGS.get(metric) + ": " : "";
        return operation(name).map(detail -> what + detail.question());
    }

    private Optional<Plan.OperationDetail> operation(String name) {
        return plan().operation(judged.get(name).operation());
    }

    boolean isUpkeep(String name) {
        return isOfKind("upkeep", name);
    }

    boolean isWrite(String name) {
        return isOfKind("write", name);
    }

    private boolean isOfKind(String kind, String name) {
        return operation(name)
                .map(Plan.OperationDetail::kind)
                .filter(kind::equals)
                .isPresent();
    }

    Optional<Plan.ArmDetail> arm(String name) {
        return plan().armDetails().stream().filter(a -> name.equals(a.name())).findFirst();
    }

    String layout(String arm) {
        return arm(arm).map(Plan.ArmDetail::layout).orElse(arm);
    }

    Optional<TargetRecord> target(String arm) {
        String layout = layout(arm);
        return run.targets().stream().filter(t -> layout.equals(t.layout())).findFirst();
    }

    /** Why arms could not be measured here, by arm. */
    Map<String, String> unavailable() {
        Map<String, String> reasons = new LinkedHashMap<>();
        contestants().forEach(arm -> unavailable(arm).ifPresent(reason -> reasons.put(arm, reason)));
        return reasons;
    }

    /** Why an arm could not be measured here. */
    Optional<String> unavailable(String arm) {
        return arm(arm).map(Plan.ArmDetail::unavailable)
                .or(() -> target(arm).map(TargetRecord::unavailable))
                .filter(reason -> !reason.isBlank());
    }

    String fragment(String name, String arm) {
        return fragments.of(name, arm);
    }
}
