package dev.pglayout.jmh.session;

import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.Arms;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.sql.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The arms that take turns in this fork, and their targets, found among those that are up. */
@State(Scope.Benchmark)
public class ArmsState {
    /** A layout, optionally with settings: {@code partitioned{plan_cache_mode=force_custom_plan}}. The runner names several. */
    @Param("plain")
    public String arm;

    private List<Entry> entries;

    /** An arm where it is measured. */
    record Entry(Arm arm, Target target) {
        Connection connect() {
            return target.connect(arm);
        }

        DatasetSpec spec() {
            return target.spec();
        }
    }

    @Setup(Level.Trial)
    public void find() {
        List<Arm> arms = Arms.parse(arm);
        List<Target> up = TargetRegistry.read(
                ForkSettings.stateDir(), arms.stream().map(Arm::layout).collect(Collectors.toSet()));
        entries = arms.stream()
                .map(each -> new Entry(each, TargetRegistry.serving(up, each)))
                .toList();
    }

    /** Each once, however many arms are measured on it. */
    Collection<Target> targets() {
        return entries.stream()
                .map(Entry::target)
                .collect(Collectors.toMap(Target::key, target -> target, (one, same) -> one, LinkedHashMap::new))
                .values();
    }

    List<Entry> entries() {
        return entries;
    }
}
