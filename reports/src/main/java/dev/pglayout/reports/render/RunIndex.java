package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A run and its verdicts, looked up by operation and arm. */
final class RunIndex {
    private record Key(String operation, String arm) {}

    private final Run run;
    private final List<VerdictRecord> verdicts;
    private final Map<Key, VerdictRecord> verdictOf = new HashMap<>();
    private final Map<Key, PlanRecord> planOf = new HashMap<>();
    private final Map<Key, List<Fork>> forksOf;
    private final Fragments fragments;

    RunIndex(Run run, List<VerdictRecord> verdicts) {
        this.run = run;
        this.verdicts = verdicts;
        verdicts.forEach(v -> verdictOf.put(new Key(v.operation(), v.arm()), v));
        run.plans().forEach(p -> planOf.put(new Key(p.operation(), p.arm()), p));
        forksOf = run.forks().stream()
                .sorted(Comparator.comparingInt(Fork::position))
                .collect(Collectors.groupingBy(f -> new Key(f.operation(), f.arm())));
        fragments = new Fragments(plan().operations(), plan().arms());
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

    Optional<VerdictRecord> verdict(String operation, String arm) {
        return Optional.ofNullable(verdictOf.get(new Key(operation, arm)));
    }

    /** The A/A arm is the control on the control's own tables: it has no plan but the control's. */
    Optional<PlanRecord> planRecord(String operation, String arm) {
        PlanRecord own = planOf.get(new Key(operation, arm));
        return Optional.ofNullable(own == null && isAa(arm) ? planOf.get(new Key(operation, control())) : own);
    }

    /** The forks that verdicts rest on, in the order in which they were measured: those in the operation's first mode. */
    List<Fork> forks(String operation, String arm) {
        return inMode(operation, arm, modeOf(operation, f -> true));
    }

    /** The forks that sampled latencies, which may have another mode. */
    List<Fork> sampled(String operation, String arm) {
        return inMode(operation, arm, modeOf(operation, RunIndex::isSampled));
    }

    /** Modes of the forks that verdicts rest on, where latencies were sampled by forks of another mode; empty otherwise. */
    Optional<String> judgedApartFromSampled() {
        List<String> modes = plan().operations().stream()
                .filter(operation -> !modeOf(operation, RunIndex::isSampled).isEmpty())
                .filter(operation -> !modeOf(operation, RunIndex::isSampled).equals(modeOf(operation, f -> true)))
                .map(operation -> modeOf(operation, f -> true))
                .distinct()
                .toList();
        return modes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", modes));
    }

    private static boolean isSampled(Fork fork) {
        return fork.percentiles().containsKey("p50");
    }

    /** Why a block is not judged: one excluded fork takes its whole block with it. */
    Optional<String> excluded(String operation, int round) {
        String mode = modeOf(operation, f -> true);
        return run.forks().stream()
                .filter(f -> f.round() == round && operation.equals(f.operation()))
                .filter(f -> String.valueOf(f.mode()).equals(mode))
                .map(Fork::excludedReason)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<Fork> inMode(String operation, String arm, String mode) {
        return forksOf.getOrDefault(new Key(operation, arm), List.of()).stream()
                .filter(f -> String.valueOf(f.mode()).equals(mode))
                .toList();
    }

    private String modeOf(String operation, Predicate<Fork> wanted) {
        return run.forks().stream()
                .filter(f -> operation.equals(f.operation()))
                .filter(wanted)
                .min(Comparator.comparingInt(Fork::position))
                .map(f -> String.valueOf(f.mode()))
                .orElse("");
    }

    Optional<Plan.OperationDetail> operation(String name) {
        return plan().operationDetails().stream()
                .filter(o -> name.equals(o.name()))
                .findFirst();
    }

    boolean isUpkeep(String operation) {
        return operation(operation)
                .map(Plan.OperationDetail::kind)
                .filter("upkeep"::equals)
                .isPresent();
    }

    boolean isWrite(String operation) {
        return operation(operation)
                .map(Plan.OperationDetail::kind)
                .filter("write"::equals)
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

    String fragment(String operation, String arm) {
        return fragments.of(operation, arm);
    }
}
