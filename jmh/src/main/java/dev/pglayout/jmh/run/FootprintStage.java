package dev.pglayout.jmh.run;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.observe.FootprintProbe;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.reports.model.Sweep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes, outside timing, what each operation on each arm costs its session: planning, locks, memory. */
final class FootprintStage {
    private final RunPlan plan;
    private final Provisioning provisioning;

    FootprintStage(RunPlan plan, Provisioning provisioning) {
        this.plan = plan;
        this.provisioning = provisioning;
    }

    List<Sweep.Footprint> run(List<Arm> arms) {
        List<Sweep.Footprint> taken = new ArrayList<>();
        for (Operation operation : plan.operations()) {
            for (Arm arm : arms) {
                if (!arm.aa()) {
                    taken.add(footprint(operation, arm));
                }
            }
        }
        return taken;
    }

    private Sweep.Footprint footprint(Operation operation, Arm arm) {
        try {
            return FootprintProbe.of(provisioning.target(arm), operation, arm);
        } catch (SQLException e) {
            throw new UserError(
                    ExitCode.SERVER,
                    "the footprint of %s on %s cannot be taken: %s"
                            .formatted(operation.name(), arm.name(), e.getMessage()),
                    e);
        }
    }
}
