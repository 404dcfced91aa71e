package dev.pglayout.gatling.event;

import dev.pglayout.fixtures.data.DatasetSpec;
import java.time.YearMonth;
import java.util.Optional;

/** What an event does to a target under load. */
public interface LoadAction {
    /**
     * Does it, and returns when it is over.
     *
     * @return what was done, in one line
     * @throws Exception if it failed; the trial goes on and the event is reported as failed
     */
    String run(EventContext context) throws Exception;

    /**
     * Ends it if it is still under way, and brings back what a fault took away; called in any case, also when the run is
     * interrupted, and by another thread than {@link #run}.
     */
    default void restore(EventContext context) {}

    /** The first month that can be asked for in the trial: a question for rows that the event drops has no answer. */
    default Optional<YearMonth> asksFrom(DatasetSpec spec) {
        return Optional.empty();
    }

    /** Whether it keeps something of one target in a place that the next target would need too. */
    default boolean oneTargetOnly() {
        return false;
    }

    /** Refuses, before anything is started, a target on which it cannot be done. */
    default void check(EventContext context) {}
}
