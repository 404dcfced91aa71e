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
    private final Path runFolder;
    private final Refusals refusals;

    ObserveStage(RunPlan plan, Provisioning provisioning, Path runFolder) {
        this.plan = plan;
        this.provisioning = provisioning;
        this.runFolder = runFolder;
        this.refusals = new Refusals(plan.profile().arms().get(0));
    }

    /** One record per operation and arm; the whole plans lie in the run folder's {@code plans/}. */
    List<PlanRecord> run(List<Arm> arms) throws IOException {
        Files.createDirectories(runFolder.resolve("plans"));
        List<PlanRecord> records = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            for (Arm arm : arms) {
                boolean hasPlan = operation.kind() != Operation.Kind.UPKEEP;
                if (hasPlan && !arm.aa()) {
                    Optional<Mechanism> mechanism = refusals.explain(operation, arm, provisioning.target(arm));
                    if (mechanism.isPresent()) {
                        records.add(kept(mechanism.get()));
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

    private PlanRecord kept(Mechanism mechanism) throws IOException {
        Files.writeString(runFolder.resolve(mechanism.plan().file()), mechanism.json());
        return mechanism.plan();
    }
}
