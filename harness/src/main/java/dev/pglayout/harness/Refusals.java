package dev.pglayout.harness;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.observe.ExplainFailure;
import dev.pglayout.fixtures.observe.Explainer;
import dev.pglayout.fixtures.observe.Mechanism;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.target.Target;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Arms that cannot be measured because a server refuses an operation under their settings: verification, which asks under the
 * layout's settings alone, does not see that. Found by EXPLAIN, before anything is timed.
 */
public final class Refusals {
    private final Arm control;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** @param control without which nothing can be compared */
    public Refusals(Arm control) {
        this.control = control;
    }

    /**
     * The mechanism of the operation; empty if the server refuses it, or refused another one on this arm.
     *
     * @throws UserError with {@code SERVER} if a server was lost, with {@code VERIFICATION_FAILED} if one refuses the control
     */
    public Optional<Mechanism> explain(Operation operation, Arm arm, Target target) {
        if (reasons.containsKey(arm.name())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Explainer.explain(target, operation, arm));
        } catch (SQLException e) {
            ExplainFailure.refuseLost(target, operation, arm, e);
            if (arm.equals(control)) {
                throw ofControl(operation.name(), arm.name(), e);
            }
            reasons.put(arm.name(), operation.name() + ": " + ExplainFailure.reason(e));
            return Optional.empty();
        }
    }

    static UserError ofControl(String operation, String arm, SQLException e) {
        return new UserError(
                ExitCode.VERIFICATION_FAILED,
                "EXPLAIN of %s on the control %s failed: %s".formatted(operation, arm, ExplainFailure.reason(e)),
                e);
    }

    /** Why arms cannot be measured, by name. */
    public Map<String, String> byArm() {
        return Collections.unmodifiableMap(reasons);
    }
}
