package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.harness.PlanParts;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.verdict.Sequential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of {@code run.json} that says what the run set out to do. */
final class PlanRecords {
    private PlanRecords() {}

    static Plan plan(Profile profile, List<Operation> operations, Provisioning provisioning) {
        List<Arm> arms = profile.arms();
        return new Plan(
                profile.dataset().dataset(),
                profile.dataset().values(),
                profile.seed(),
                profile.rounds(),
                arms.stream().map(Arm::name).toList(),
                operations.stream().map(Operation::name).toList(),
                arms.get(0).name(),
                arms.stream().filter(Arm::aa).map(Arm::name).findFirst().orElse(null),
                profile.margin().share(),
                profile.margin().micros(),
                arms.stream().map(arm -> PlanParts.detail(arm, provisioning)).toList(),
                operations.stream().map(PlanRecords::detail).toList(),
                fork(profile),
                profile.length().untilDecided()
                        ? Plan.Stopping.untilDecided(Sequential.looks(profile.rounds()))
                        : Plan.Stopping.FIXED);
    }

    private static Plan.OperationDetail detail(Operation operation) {
        return new Plan.OperationDetail(
                operation.name(),
                operation.question(),
                operation.kind().name().toLowerCase(Locale.ROOT),
                operation.rows().toString());
    }

    private static Map<String, String> fork(Profile profile) {
        ForkTimes times = profile.fork();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("warmup-millis", String.valueOf(times.warmupMillis()));
        values.put("arm-millis", String.valueOf(times.armMillis()));
        values.put("slice-millis", String.valueOf(times.sliceMillis()));
        values.put("slice-executions", String.valueOf(times.sliceExecutions()));
        values.put("least-turns", String.valueOf(times.leastTurns()));
        values.put("insert-batches", String.valueOf(times.insertBatches()));
        values.put("insert-slice-batches", String.valueOf(times.insertSliceBatches()));
        values.put("heap", times.heap());
        return values;
    }
}
