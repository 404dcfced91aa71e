package dev.pglayout.jmh.pgbench;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.jmh.run.BenchForks;
import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** Measures one operation by both sides: in each round pgbench on each arm and one fork with all of them, in shuffled turn. */
final class OperationCheck {
    private final Operation operation;
    private final Map<Arm, Target> targets;
    private final Sides sides;
    private final Settling settling;
    private final int sliceMillis;

    /** Who measures. */
    record Sides(PinnedPgbench pgbench, BenchForks forks) {}

    /**
     * @param targets of the arms, the control first
     * @param millis of one execution on each arm, roughly
     */
    OperationCheck(Operation operation, Map<Arm, Target> targets, Sides sides, Map<Arm, Double> millis) {
        this.operation = operation;
        this.targets = targets;
        this.sides = sides;
        this.settling = Settling.of(Collections.max(millis.values()));
        this.sliceMillis = sides.forks().sliceMillis(List.copyOf(millis.values()));
    }

    /** @param random for the order of turns */
    List<CheckedRound> round(int round, long planSeed, Random random) {
        // New questions in each round, the same for all arms and for both sides.
        long seed = Objects.hash(planSeed, round, operation.name()) & 0xffffffffL;
        Map<Arm, Double> byPgbench = new HashMap<>();
        Map<Arm, Double> byJmh = new HashMap<>();
        List<Runnable> turns = new ArrayList<>();
        targets.forEach((arm, target) -> turns.add(() -> byPgbench.put(arm, pgbench(arm, target, seed))));
        turns.add(() -> byJmh.putAll(fork(seed)));
        Collections.shuffle(turns, random);
        turns.forEach(Runnable::run);
        return targets.keySet().stream()
                .map(arm -> new CheckedRound(round, operation.name(), arm.name(), byPgbench.get(arm), byJmh.get(arm)))
                .toList();
    }

    private double pgbench(Arm arm, Target target, long seed) {
        BindSource binds = new BindSource(target.spec(), operation, seed);
        List<Object[]> sets = IntStream.range(0, settling.questions())
                .mapToObj(binds::bindSet)
                .toList();
        Questions questions = Questions.of(target.sql(operation), operation, sets);
        return sides.pgbench().micros(questions, target, arm, settling.seconds(), sliceMillis);
    }

    private Map<Arm, Double> fork(long seed) {
        List<Arm> arms = List.copyOf(targets.keySet());
        List<double[]> slices = sides.forks().slices(operation, arms, seed, settling.questions());
        Map<Arm, Double> micros = new HashMap<>();
        for (int i = 0; i < arms.size(); i++) {
            micros.put(arms.get(i), Medians.of(slices.get(i)));
        }
        return micros;
    }
}
