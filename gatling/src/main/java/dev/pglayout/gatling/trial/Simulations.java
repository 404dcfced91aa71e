package dev.pglayout.gatling.trial;

import dev.pglayout.gatling.simulation.ClosedLoad;
import dev.pglayout.gatling.simulation.OpenLoad;
import dev.pglayout.gatling.simulation.ProbeLoad;
import dev.pglayout.gatling.simulation.RampLoad;
import dev.pglayout.gatling.simulation.SoakLoad;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** Which simulation drives which model. */
final class Simulations {
    private Simulations() {}

    static Class<? extends Simulation> of(Model model) {
        return switch (model) {
            case CLOSED -> ClosedLoad.class;
            case OPEN -> OpenLoad.class;
            case RAMP -> RampLoad.class;
            case PROBE -> ProbeLoad.class;
            case SOAK -> SoakLoad.class;
        };
    }
}
