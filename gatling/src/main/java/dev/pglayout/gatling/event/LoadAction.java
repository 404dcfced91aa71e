package dev.pglayout.gatling.event;

/** What an event does to a target under load. */
public interface LoadAction {
    /**
     * Does it, and returns when it is over.
     *
     * @return what was done, in one line
     * @throws Exception if it failed; the trial goes on and the event is reported as failed
     */
    String run(EventContext context) throws Exception;

    /** Brings back what the event took away, whatever became of it; called in any case, also when the run is interrupted. */
    default void restore(EventContext context) {}

    /** Refuses, before anything is started, a target on which it cannot be done. */
    default void check(EventContext context) {}
}
