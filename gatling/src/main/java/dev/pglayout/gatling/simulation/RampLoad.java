package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.protocol.Pace;
import dev.pglayout.reports.model.loadtest.Trial.Model;

/** Questions arrive ever faster: where the answers stop keeping up. */
public final class RampLoad extends LoadSimulation {
    public RampLoad() {
        super(Model.RAMP);
        setUp(load.users(load.ask()))
                .protocols(load.protocol(Pace.ramp(load.rate(), load.rampTo(), load.duration())))
                .assertions(load.assertions());
    }
}
