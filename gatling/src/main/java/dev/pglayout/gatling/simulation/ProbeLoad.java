package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.gatling.trial.LoadTest;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** A fixed number of users who never think: what a server can do for so many at once. */
public final class ProbeLoad extends Simulation {
    public ProbeLoad() {
        LoadTest load = LoadTest.of(Model.PROBE);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.asAnswered(load.duration())))
                .assertions(load.assertions());
    }
}
