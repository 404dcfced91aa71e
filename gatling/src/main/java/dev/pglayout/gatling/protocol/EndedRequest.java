package dev.pglayout.gatling.protocol;

import dev.pglayout.gatling.protocol.Work.Write;
import io.gatling.core.session.Session;
import java.util.List;

/**
 * One request that ended. Times are those of {@link System#nanoTime()}.
 *
 * @param intended when it was to start: by its schedule, or else when its user came to it
 * @param started when a connection was free for it
 * @param error null if it succeeded, otherwise {@code SQLSTATE …} or what was wrong with the answer
 * @param rowsConfirmed rows that the server confirmed as written
 * @param unconfirmed writes of a request that failed: nobody knows whether they were done
 */
public record EndedRequest(
        Session session,
        String name,
        long intended,
        long started,
        long ended,
        String error,
        long rowsConfirmed,
        List<Write> unconfirmed) {}
