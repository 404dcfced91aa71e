package dev.pglayout.gatling.event;

import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;
import java.nio.file.Path;

/**
 * Where an event happens.
 *
 * @param stateDir root of the state directory in which the target is registered
 */
public record EventContext(Provider provider, Target target, Path stateDir) {
    public static EventContext of(Provisioning provisioning, Target target) {
        return new EventContext(
                provisioning.provider(target.key()),
                target,
                provisioning.stateDir().root());
    }
}
