package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.gatling.trial.LoadTest;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** A constant rate for long: what grows, leaks or slows down. */
public final class SoakLoad extends Simulation {
    public SoakLoad() {
        LoadTest load = LoadTest.of(Model.SOAK);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.constant(load.rate(), load.duration())))
                .assertions(load.assertions());
    }
}
