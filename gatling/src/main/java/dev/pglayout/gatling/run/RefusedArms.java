package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.harness.Refusals;
import java.util.List;
import java.util.Map;

/** Leaves out the arms of which a server refuses an operation of the mix: under load that would be so many errors. */
final class RefusedArms {
    private RefusedArms() {}

    /**
     * The others; those that are left out are said and recorded.
     *
     * @param arms verified, the control first
     * @throws dev.pglayout.console.UserError if the control is one of them, or a server was lost
     */
    static List<Arm> without(List<Arm> arms, LoadParts parts, Provisioning provisioning) {
        Refusals refusals = new Refusals(arms.get(0));
        for (Arm arm : arms) {
            if (!arm.aa()) {
                for (Operation operation : parts.mix().operations()) {
                    refusals.explain(operation, arm, provisioning.target(arm));
                }
            }
        }
        Map<String, String> refused = refusals.byArm();
        refused.forEach((arm, reason) -> parts.session().out().println(arm + " is not available: " + reason));
        parts.recorder().unavailable(refused);
        return arms.stream().filter(arm -> !refused.containsKey(arm.name())).toList();
    }
}
