package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.observe.Explainer;
import dev.pglayout.fixtures.observe.Mechanism;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.LostServer;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.reports.model.PlanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks EXPLAIN, outside timing, for the mechanism behind each operation on each arm. */
final class ObserveStage {
    private final RunPlan plan;
    private final Provisioning provisioning;
    private final Path plans;
    private final Map<String, String> refused = new LinkedHashMap<>();

    ObserveStage(RunPlan plan, Provisioning provisioning, Path runFolder) {
        this.plan = plan;
        this.provisioning = provisioning;
        this.plans = runFolder.resolve("plans");
    }

    /** One record per operation and arm; the whole plans lie in the run folder's {@code plans/}. */
    List<PlanRecord> run(List<Arm> arms) throws IOException {
        Files.createDirectories(plans);
        List<PlanRecord> records = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            for (Arm arm : arms) {
                boolean hasPlan = operation.kind() != Operation.Kind.UPKEEP;
                if (hasPlan && !arm.aa() && !refused.containsKey(arm.name())) {
                    explain(operation, arm).ifPresent(records::add);
                }
            }
        }
        records.removeIf(record -> refused.containsKey(record.arm()));
        return records;
    }

    /** Why arms cannot be measured, by name: a server refused an operation under the arm's settings. */
    Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    private Optional<PlanRecord> explain(Operation operation, Arm arm) throws IOException {
        Target target = provisioning.target(arm);
        try {
            Mechanism mechanism =
                    Explainer.explain(target, operation, target.factors(arm).session());
            String file = operation.name() + "--" + arm.name().replaceAll("[^A-Za-z0-9._-]+", "_") + ".json";
            Files.writeString(plans.resolve(file), mechanism.json());
            return Optional.of(record(mechanism, arm, "plans/" + file));
        } catch (SQLException e) {
            if (!LostServer.isLost(e) && !plan.profile().arms().get(0).equals(arm)) {
                refused.put(arm.name(), operation.name() + ": " + reason(e));
                return Optional.empty();
            }
            throw failed(operation.name(), arm.name(), e);
        }
    }

    static UserError failed(String operation, String arm, SQLException e) {
        boolean lost = LostServer.isLost(e);
        return new UserError(
                lost ? ExitCode.SERVER : ExitCode.VERIFICATION_FAILED,
                "EXPLAIN of %s on %s failed: %s%s"
                        .formatted(operation, arm, lost ? "a server was lost: " : "", e.getMessage()),
                e);
    }

    /** Of a batch, what the server said, which the driver puts behind the statement's text. */
    private static String reason(SQLException e) {
        SQLException cause = e.getNextException() == null ? e : e.getNextException();
        return cause.getMessage().lines().findFirst().orElse("");
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
