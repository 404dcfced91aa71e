package dev.pglayout.gatling.run;

import java.util.Optional;

/**
 * What all targets of a load test have room for.
 *
 * @param users the most that a capacity search tries, by the profile and by every server
 * @param connections the most that every server can serve
 */
record Room(int users, int connections) {
    private static final int SPARE = 4;
    private static final int LEAST = 8;

    /** As for a knee of eight users: more that wait at once would be a queue inside the server, and are asked for by number. */
    private static final int WITHOUT_KNEE = SPARE * 8;

    /** Says so where a search may not try as many users as were asked for. */
    Optional<String> cut(int maxUsers) {
        return users < maxUsers
                ? Optional.of("at most %d of --max-users %d are tried: servers serve no more at once"
                        .formatted(users, maxUsers))
                : Optional.empty();
    }

    /**
     * Of an open model: four for each user at the knee, because arrivals must not wait for a connection where the server would
     * have served them. With as many as the knee's users and 60 % of its rate, nearly every second arrival of a layout with two
     * would wait (Erlang's C formula), and the lag would say SATURATED of a server that is not.
     */
    int connections(int kneeUsers) {
        return Math.min(connections, Math.max(LEAST, SPARE * kneeUsers));
    }

    /** Of an open model whose rate was given, so that no knee is known. */
    int connectionsWithoutKnee() {
        return Math.min(users, WITHOUT_KNEE);
    }
}
