package dev.pglayout.reports.render;

import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.render.view.Mechanism.Fact;
import dev.pglayout.reports.render.view.Mechanism.Latency;
import dev.pglayout.reports.verdict.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The figures behind a ratio, arm beside control. */
final class Facts {
    private static final Map<String, String> COUNTERS = Map.of(
            "wal_bytes_per_op", "WAL written per execution",
            "bytes_before", "Table and indexes before",
            "bytes_after", "Table and indexes left behind",
            "lookups", "Lookups meanwhile",
            "lookup_errors", "Lookups meanwhile that failed");
    private static final String LOCK = "lock_millis_";

    private final RunIndex index;
    private final String operation;
    private final String arm;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(RunIndex index, String operation, String arm) {
        this.index = index;
        this.operation = operation;
        this.arm = arm;
    }

    static List<Fact> of(RunIndex index, String operation, String arm) {
        Facts facts = new Facts(index, operation, arm);
        facts.fromMeasured("Median time", all -> ForkStats.time(all).orElse(null));
        facts.fromPlan("Partitions touched", p -> touched(p.partitionsTouched(), p.partitionsTotal()));
        facts.fromPlan("Shards asked", p -> touched(p.shardsTouched(), p.shardsTotal()));
        facts.fromPlan("Plan kind in EXPLAIN", PlanRecord::planKind);
        facts.fromMeasured("Plan kind while measured", ForkStats::planKinds);
        facts.fromPlan("Planning (EXPLAIN)", p -> Fmt.millis(p.planningMillis()));
        facts.fromPlan("Execution (EXPLAIN)", p -> Fmt.millis(p.executionMillis()));
        facts.fromPlan("Buffers hit / read", p -> Fmt.count(p.sharedHit()) + " / " + Fmt.count(p.sharedRead()));
        facts.fromPlan("Temporary blocks", p -> Fmt.count(p.tempBlocks()));
        facts.fromPlan(
                "Rows estimated / actual", p -> Fmt.count(p.estimatedRows()) + " / " + Fmt.count(p.actualRows()));
        facts.counters();
        facts.fromMeasured("Slices per fork", all -> ForkStats.slices(all).orElse(null));
        facts.fromMeasured(
                "Slices, middle half", all -> ForkStats.middleHalf(all).orElse(null));
        facts.fromMeasured(
                "Executions measured",
                all -> Fmt.count(
                        all.stream().mapToLong(one -> one.sample().executions()).sum()));
        return facts.facts;
    }

    /** Percentiles as medians over forks; ratios are the judged ones. */
    static List<Latency> latencies(RunIndex index, String operation, String arm) {
        if (index.isUpkeep(operation)) {
            return List.of();
        }
        List<Measured> own = index.sampled(operation, arm);
        Map<String, Double> mine = ForkStats.percentiles(own);
        Map<String, Double> control = ForkStats.percentiles(index.sampled(operation, index.control()));
        return mine.entrySet().stream()
                .map(e -> new Latency(
                        e.getKey(),
                        Fmt.time(e.getValue(), ForkStats.unit(own)),
                        index.isControl(arm) ? null : Fmt.time(control.get(e.getKey()), ForkStats.unit(own)),
                        index.verdict(operation, arm)
                                .map(v -> Latencies.ratio(v, e.getKey()))
                                .orElse(null)))
                .toList();
    }

    private void fromPlan(String name, Function<PlanRecord, String> value) {
        add(
                name,
                index.planRecord(operation, arm).map(value).orElse(null),
                index.planRecord(operation, index.control()).map(value).orElse(null));
    }

    private void fromMeasured(String name, Function<List<Measured>, String> value) {
        List<Measured> own = index.measured(operation, arm);
        List<Measured> control = index.measured(operation, index.control());
        add(name, own.isEmpty() ? null : value.apply(own), control.isEmpty() ? null : value.apply(control));
    }

    private void counters() {
        Map<String, Double> own = countersOf(arm);
        Map<String, Double> control = countersOf(index.control());
        Set<String> names = new LinkedHashSet<>(own.keySet());
        names.addAll(control.keySet());
        names.stream()
                .filter(name -> isCounted(own.get(name)) || isCounted(control.get(name)))
                .forEach(name -> add(
                        (name.startsWith(LOCK)
                                        ? name.substring(LOCK.length()) + " lock held, ms"
                                        : COUNTERS.getOrDefault(name, name))
                                + ", median fork",
                        counted(name, own.get(name)),
                        counted(name, control.get(name))));
    }

    /** Of upkeep also how many look-ups were answered meanwhile, and how many not. */
    private Map<String, Double> countersOf(String ofArm) {
        Map<String, Double> counters = new LinkedHashMap<>(ForkStats.counters(index.measured(operation, ofArm)));
        if (index.isUpkeep(operation)) {
            List<Measured> lookups = index.sampled(operation, ofArm);
            ForkStats.median(lookups.stream()
                            .map(one -> (double) one.sample().executions())
                            .toList())
                    .ifPresent(answered -> counters.put("lookups", answered));
            counters.putAll(ForkStats.counters(lookups));
        }
        return counters;
    }

    private void add(String name, String own, String control) {
        boolean empty = (own == null || own.isBlank()) && (control == null || control.isBlank());
        if (!empty) {
            boolean same = index.isControl(arm) || Objects.equals(own, control);
            facts.add(new Fact(name, orNone(own), index.isControl(arm) ? null : orNone(control), !same));
        }
    }

    private static String touched(int touched, int total) {
        return total == 0 ? null : touched + " of " + total;
    }

    private static boolean isCounted(Double value) {
        return value != null && value != 0;
    }

    private static String counted(String name, Double value) {
        return value == null ? null : name.contains("bytes") ? Fmt.bytes(Math.round(value)) : Fmt.count(value);
    }

    private static String orNone(String text) {
        return text == null || text.isBlank() ? Fmt.NONE : text;
    }
}
