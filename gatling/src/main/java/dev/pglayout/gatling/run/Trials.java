package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Where trials are run. */
interface Trials {
    /**
     * Runs one trial and returns what it left; one that could not run comes back as FAILED, with the reason.
     *
     * @param folder its own, which exists and is empty
     * @param measuring told when the measured phase begins
     */
    Trial run(TrialOrder order, Path folder, Consumer<Instant> measuring);

    /** Ends the trial under way early; what it measured is kept. */
    void interrupt();
}
