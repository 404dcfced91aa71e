package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.reports.model.loadtest.Trial.Model;

/** A fixed number of users, each of whom asks, reads the answer, thinks, and asks again. */
public final class ClosedLoad extends LoadSimulation {
    public ClosedLoad() {
        super(Model.CLOSED);
        setUp(load.users(load.askAndThink()))
                .protocols(load.protocol(Pace.asAnswered(load.duration())))
                .assertions(load.assertions());
    }
}
