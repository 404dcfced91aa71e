package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.reports.model.loadtest.Trial.Model;

/** A fixed number of users who never think: what a server can do for so many at once. */
public final class ProbeLoad extends LoadSimulation {
    public ProbeLoad() {
        super(Model.PROBE);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.asAnswered(load.duration())))
                .assertions(load.assertions());
    }
}
