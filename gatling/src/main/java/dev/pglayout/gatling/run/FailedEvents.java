package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.LoadEvent;
import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import java.io.PrintStream;

/** Events that did not happen as they were meant to: such a run shows something else than was asked for. */
final class FailedEvents {
    private FailedEvents() {}

    /** @return whether there are any */
    static boolean told(LoadTests tests, PrintStream out) {
        boolean any = false;
        for (LoadTrial trial : tests.trials()) {
            for (LoadEvent event : trial.events()) {
                if (event.failed()) {
                    any = true;
                    out.printf(
                            "event failed: %s on %s, round %d: %s%n",
                            event.name(), trial.trial().arm(), trial.trial().round() + 1, event.outcome());
                }
            }
        }
        return any;
    }
}
