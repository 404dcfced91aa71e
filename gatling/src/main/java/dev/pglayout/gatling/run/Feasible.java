package dev.pglayout.gatling.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.observe.ConnectionLimit;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.gatling.event.EventContext;
import java.util.List;

/** Whether servers that are up can take what was asked for. */
final class Feasible {
    private final LoadRequest request;
    private final Provisioning provisioning;

    Feasible(LoadRequest request, Provisioning provisioning) {
        this.request = request;
        this.provisioning = provisioning;
    }

    /**
     * Before anything is loaded, which may take long.
     *
     * @throws dev.pglayout.console.UserError naming the first target that cannot
     */
    void require() {
        if (provisioning.targets().size() > 1) {
            request.events().stream()
                    .filter(event -> event.action().oneTargetOnly())
                    .findFirst()
                    .ifPresent(event -> {
                        throw UserError.badInput(
                                "event '%s' has one folder for the rows of one layout; allowed: a single layout, such as --layouts %s",
                                event.name(), provisioning.targets().get(0).key());
                    });
        }
        for (Target target : provisioning.targets()) {
            EventContext context = EventContext.of(provisioning, target);
            request.events().forEach(event -> event.action().check(context));
            ConnectionLimit.of(target).require(request.task().connections());
        }
    }

    /** What all of these have room for. */
    Room room(List<Arm> arms) {
        int most = arms.stream()
                .map(provisioning::target)
                .mapToInt(target -> ConnectionLimit.of(target).clients())
                .min()
                .orElse(Integer.MAX_VALUE);
        return new Room(Math.min(most, request.settings().maxUsers()), most);
    }
}
