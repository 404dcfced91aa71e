package dev.pglayout.harness;

import dev.pglayout.fixtures.data.DatasetSpec;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.reports.model.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the plans of all runs say alike: the data and the arms. */
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

    public static Map<String, String> spec(DatasetSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("from", spec.from().toString());
        values.put("to", spec.to().toString());
        values.put("rows-per-month", String.valueOf(spec.rowsPerMonth()));
        values.put("tenants", String.valueOf(spec.tenants()));
        values.put("skew", spec.skew().configName());
        values.put("payload-bytes", String.valueOf(spec.payloadBytes()));
        values.put("seed", String.valueOf(spec.seed()));
        return values;
    }
}
