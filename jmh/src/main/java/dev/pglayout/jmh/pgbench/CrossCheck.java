package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.server.Connections;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import dev.pglayout.harness.MeasuringLock;
import dev.pglayout.jmh.run.BenchForks;
import dev.pglayout.jmh.run.PinningStage;
import dev.pglayout.jmh.run.Scratch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All rounds of all operations, in shuffled order. */
final class CrossCheck {
    private final Plan plan;
    private final StateDir stateDir;
    private final Map<Arm, Target> targets = new LinkedHashMap<>();
    private final List<Operation> operations;
    private final PinningStage pinning;

    /** @param arms the control first */
    record Plan(List<String> operations, List<Arm> arms, int rounds, int seconds, long seed, ForkTimes fork) {}

    CrossCheck(Plan plan, StateDir stateDir) throws SQLException {
        this.plan = plan;
        this.stateDir = stateDir;
        List<Target> up = TargetRegistry.read(stateDir);
        for (Arm arm : plan.arms()) {
            refuseDriverSettings(arm);
            targets.put(arm, TargetRegistry.serving(up, arm));
        }
        if (targets.values().stream().map(Target::spec).distinct().count() > 1) {
            throw UserError.badInput("the layouts hold different data; load them alike with ./pglayout up");
        }
        this.operations = plan.operations().stream().map(this::read).toList();
        this.pinning = PinningStage.of(plan.fork().pinning(), List.copyOf(targets.values()));
    }

    private static void refuseDriverSettings(Arm arm) {
        arm.settings().keySet().stream()
                .filter(name -> name.startsWith(Connections.DRIVER_PREFIX))
                .findFirst()
                .ifPresent(name -> {
                    throw UserError.badInput("arm '%s': pgbench knows no '%s'", arm.name(), name);
                });
    }

    private Operation read(String name) {
        Operation operation = targets.get(plan.arms().get(0)).catalog().operation(name);
        if (operation.kind() != Operation.Kind.READ) {
            throw UserError.badInput("operation '%s' is no read; only reads are cross-checked", name);
        }
        return operation;
    }

    String headline() {
        return "%d rounds, %d s of pgbench on each layout; %s".formatted(plan.rounds(), plan.seconds(), pinning.told());
    }

    /**
     * @param program pgbench
     * @param file told each round as soon as it is measured
     */
    Agreement run(Path program, RoundsFile file) throws Exception {
        try (Scratch scratch = Scratch.make();
                MeasuringLock lock = MeasuringLock.tryTake();
                PinnedPgbench pgbench = new PinnedPgbench(program, pinning.pinning(), scratch.path(), plan.seconds())) {
            lock.warning().ifPresent(System.err::println);
            Map<Operation, Map<Arm, Double>> millis = new LinkedHashMap<>();
            for (Operation operation : operations) {
                millis.put(operation, millis(operation));
            }
            BenchForks forks = new BenchForks(
                    new BenchForks.Place(stateDir, plan.arms().get(0), scratch.path()),
                    plan.fork(),
                    pinning.pinning(),
                    (operation, arm) -> millis.get(operation).get(arm));
            List<OperationCheck> checks = new ArrayList<>();
            OperationCheck.Sides sides = new OperationCheck.Sides(pgbench, forks);
            millis.forEach((operation, times) -> checks.add(new OperationCheck(operation, targets, sides, times)));
            return new Agreement(plan.arms().stream().map(Arm::name).toList(), rounds(checks, file));
        }
    }

    private List<CheckedRound> rounds(List<OperationCheck> checks, RoundsFile file) {
        Random random = new Random(plan.seed());
        List<CheckedRound> measured = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            List<OperationCheck> order = new ArrayList<>(checks);
            Collections.shuffle(order, random);
            for (OperationCheck check : order) {
                for (CheckedRound found : check.round(round, plan.seed(), random)) {
                    System.err.printf(
                            "round %d of %d: %s on %s: pgbench %.1f us, JMH %.1f us%n",
                            round, plan.rounds(), found.operation(), found.arm(), found.pgbench(), found.jmh());
                    file.add(found);
                    measured.add(found);
                }
            }
        }
        return measured;
    }

    private Map<Arm, Double> millis(Operation operation) throws SQLException {
        Map<Arm, Double> millis = new HashMap<>();
        for (Map.Entry<Arm, Target> each : targets.entrySet()) {
            millis.put(each.getKey(), BenchForks.roughMillis(operation, each.getKey(), each.getValue(), plan.seed()));
        }
        return millis;
    }
}
