package dev.pglayout.gatling.event;

import dev.pglayout.fixtures.provision.Provisioning;
import dev.pglayout.fixtures.server.Provider;
import dev.pglayout.fixtures.target.Target;

/** Where an event happens. */
public record EventContext(Provider provider, Target target) {
    public static EventContext of(Provisioning provisioning, Target target) {
        return new EventContext(provisioning.provider(target.key()), target);
    }
}
