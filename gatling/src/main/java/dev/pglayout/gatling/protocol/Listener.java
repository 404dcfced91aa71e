package dev.pglayout.gatling.protocol;

/** Is told of every request that ended; always by one thread at a time, and never by one that asks a server. */
public interface Listener {
    Listener NONE = new Listener() {};

    /** A user of a scenario starts; told by any thread. */
    default void userStarts(String scenario) {}

    default void ended(EndedRequest sample) {}

    /**
     * All requests that ended before {@code nanos} have been told.
     *
     * @param activeConnections connections at work now
     */
    default void toldUntil(long nanos, int activeConnections) {}

    /** @param early whether the run was ended before its users were done */
    default void closed(boolean early) {}
}
