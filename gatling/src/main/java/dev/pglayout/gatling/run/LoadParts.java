package dev.pglayout.gatling.run;

import dev.pglayout.fixtures.workload.Mix;
import java.time.Duration;

/** What the parts of one load test share. */
final class LoadParts {
    private final LoadSession session;
    private final Mix mix;
    private volatile TrialStage trials;

    LoadParts(LoadSession session, Mix mix) {
        this.session = session;
        this.mix = mix;
    }

    LoadSession session() {
        return session;
    }

    LoadRecorder recorder() {
        return session.recorder();
    }

    Mix mix() {
        return mix;
    }

    /** From now on there is something to interrupt. */
    void measuring(TrialStage stage) {
        trials = stage;
    }

    /** Ends the trial under way, if there is one, and waits until it is on disk. */
    void interrupt(Duration patience) {
        if (trials != null) {
            trials.interrupt(patience);
        }
    }
}
