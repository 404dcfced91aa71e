package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.target.TargetRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** For a load test that starts nothing: whether its targets are up. */
final class UpTargets {
    private UpTargets() {}

    static void require(StateDir stateDir, List<Arm> arms) {
        List<Target> up = TargetRegistry.kept(stateDir);
        for (Arm arm : arms) {
            Target target = up.stream()
                    .filter(each -> each.serves(arm))
                    .findFirst()
                    .orElseThrow(() -> notUp(arm, "'pglayout up' did not leave it up"));
            try {
                target.connect(Map.of("driver.loginTimeout", "5")).close();
            } catch (UserError | SQLException e) {
                throw notUp(arm, e.getMessage());
            }
        }
    }

    private static UserError notUp(Arm arm, String reason) {
        return UserError.server(
                "target '%s' is not up (%s); run ./pglayout up --layouts %s, or leave out --no-start",
                arm.layout(), reason, arm.layout());
    }
}
