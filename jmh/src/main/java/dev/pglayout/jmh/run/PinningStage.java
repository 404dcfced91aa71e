package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.jmh.session.Pins;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the pinning that was asked for. It is the same for all arms or for none: where one session cannot be pinned, none is.
 *
 * @param pinning that is had
 * @param told in words, for the report
 */
public record PinningStage(Pinning pinning, String told) {
    /** Of others' servers, nobody's processes are touched; those in containers have other numbers there. */
    private static final Set<String> OWN_PROCESSES = Set.of("embedded", "local");

    public static PinningStage of(Profile profile, boolean cold, Provisioning provisioning) throws SQLException {
        Pinning asked = profile.fork().pinning();
        return cold && asked != Pinning.NONE
                ? none("single cold executions are not")
                : of(asked, provisioning.targets());
    }

    /** For sessions on these targets. */
    public static PinningStage of(Pinning asked, List<Target> targets) throws SQLException {
        if (asked == Pinning.NONE) {
            return new PinningStage(asked, "not pinned, as asked");
        }
        for (Target target : targets) {
            if (!OWN_PROCESSES.contains(target.cluster().provider())) {
                return none("servers of the provider " + target.cluster().provider() + " are not");
            }
            try (Connection session = target.connect(Map.of())) {
                String obstacle = Pins.obstacle(asked, session);
                if (!obstacle.isEmpty()) {
                    return none(obstacle);
                }
            }
        }
        return new PinningStage(
                asked,
                asked == Pinning.TOGETHER
                        ? "client and entry backend on one processor"
                        : "client and entry backend on a processor each");
    }

    private static PinningStage none(String why) {
        return new PinningStage(Pinning.NONE, "not pinned: " + why);
    }
}
