package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.reports.model.loadtest.Trial.Model;

/** Questions arrive at a constant rate, whatever the answers take: what a user waits. */
public final class OpenLoad extends LoadSimulation {
    public OpenLoad() {
        super(Model.OPEN);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.constant(load.rate(), load.duration())))
                .assertions(load.assertions());
    }
}
