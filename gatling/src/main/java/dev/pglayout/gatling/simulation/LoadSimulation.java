package dev.pglayout.gatling.simulation;

import dev.pglayout.gatling.trial.LoadTest;
import dev.pglayout.reports.model.loadtest.Trial.Model;
import io.gatling.javaapi.core.Simulation;

/** What all models share: in a plain Gatling run nobody else empties the slice that is written to. */
abstract class LoadSimulation extends Simulation {
    protected final LoadTest load;

    LoadSimulation(Model model) {
        load = LoadTest.of(model);
    }

    @Override
    public void before() {
        load.restore();
        load.listenToTheMachine();
    }

    @Override
    public void after() {
        load.restore();
    }
}
