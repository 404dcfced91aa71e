package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.gatling.trial.LoadTest;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** A fixed number of users, each of whom asks, reads the answer, thinks, and asks again. */
public final class ClosedLoad extends Simulation {
    public ClosedLoad() {
        LoadTest load = LoadTest.of(Model.CLOSED);
        setUp(load.users(load.askAndThink()))
                .protocols(load.protocol(Pace.asAnswered(load.duration())))
                .assertions(load.assertions());
    }
}
