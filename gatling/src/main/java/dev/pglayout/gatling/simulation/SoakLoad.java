package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.reports.model.loadtest.Trial.Model;

/** A constant rate for long: what grows, leaks or slows down. */
public final class SoakLoad extends LoadSimulation {
    public SoakLoad() {
        super(Model.SOAK);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.constant(load.rate(), load.duration())))
                .assertions(load.assertions());
    }
}
