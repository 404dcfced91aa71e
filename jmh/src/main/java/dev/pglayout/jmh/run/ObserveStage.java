package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.observe.Mechanism;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.harness.Refusals;
import dev.pglayout.reports.model.PlanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks EXPLAIN, outside timing, for the mechanism behind each operation on each arm. */
final class ObserveStage {
    private final RunPlan plan;
    private final Provisioning provisioning;
    private final Path plans;
    private final Refusals refusals;

    ObserveStage(RunPlan plan, Provisioning provisioning, Path runFolder) {
        this.plan = plan;
        this.provisioning = provisioning;
        this.plans = runFolder.resolve("plans");
        this.refusals = new Refusals(plan.profile().arms().get(0));
    }

    /** One record per operation and arm; the whole plans lie in the run folder's {@code plans/}. */
    List<PlanRecord> run(List<Arm> arms) throws IOException {
        Files.createDirectories(plans);
        List<PlanRecord> records = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            for (Arm arm : arms) {
                boolean hasPlan = operation.kind() != Operation.Kind.UPKEEP;
                if (hasPlan && !arm.aa()) {
                    Optional<Mechanism> mechanism = refusals.explain(operation, arm, provisioning.target(arm));
                    if (mechanism.isPresent()) {
                        records.add(kept(mechanism.get(), arm));
                    }
                }
            }
        }
        records.removeIf(record -> refused().containsKey(record.arm()));
        return records;
    }

    /** Why arms cannot be measured, by name: a server refused an operation under the arm's settings. */
    Map<String, String> refused() {
        return refusals.byArm();
    }

    private PlanRecord kept(Mechanism mechanism, Arm arm) throws IOException {
        String file = mechanism.operation() + "--" + arm.name().replaceAll("[^A-Za-z0-9._-]+", "_") + ".json";
        Files.writeString(plans.resolve(file), mechanism.json());
        return record(mechanism, arm, "plans/" + file);
    }

    private static PlanRecord record(Mechanism mechanism, Arm arm, String file) {
        return new PlanRecord(
                mechanism.operation(),
                arm.name(),
                file,
                mechanism.shape(),
                mechanism.tree(),
                mechanism.planKind(),
                mechanism.partitionsTouched(),
                mechanism.partitionsTotal(),
                mechanism.shardsTouched(),
                mechanism.shardsTotal(),
                mechanism.planningMillis(),
                mechanism.executionMillis(),
                mechanism.sharedHit(),
                mechanism.sharedRead(),
                mechanism.tempBlocks(),
                mechanism.estimatedRows(),
                mechanism.actualRows(),
                mechanism.notes());
    }
}
