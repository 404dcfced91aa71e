package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.gatling.trial.LoadTest;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** Questions arrive ever faster: where the answers stop keeping up. */
public final class RampLoad extends Simulation {
    public RampLoad() {
        LoadTest load = LoadTest.of(Model.RAMP);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.ramp(load.rate(), load.rampTo(), load.duration())))
                .assertions(load.assertions());
    }
}
