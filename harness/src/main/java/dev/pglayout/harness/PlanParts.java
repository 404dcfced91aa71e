package dev.pglayout.harness;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.reports.model.Plan;
import java.util.List;
import java.util.Map;

/** What the plans of all runs say alike of their arms. */
public final class PlanParts {
    private PlanParts() {}

    public static Plan.ArmDetail detail(Arm arm, Provisioning provisioning) {
        String key = provisioning.key(arm);
        return new Plan.ArmDetail(
                arm.name(), key, arm.settings(), provisioning.unavailable().get(key), provisioning.serverVersion(arm));
    }

    /** The same plan with some arms found to be unavailable, by name. */
    public static Plan without(Plan plan, Map<String, String> reasons) {
        List<Plan.ArmDetail> details = plan.armDetails().stream()
                .map(detail -> reasons.containsKey(detail.name())
                        ? detail.withUnavailable(reasons.get(detail.name()))
                        : detail)
                .toList();
        return plan.withArmDetails(details);
    }
}
