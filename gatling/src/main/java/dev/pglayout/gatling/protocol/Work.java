package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.workload.ConnectionRunners;
import io.gatling.javaapi.core.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a request asks. */
public interface Work {
    /** Chooses and draws binds, before the clock starts. */
    Call draw(Session session);

    /** Settles the plans of all that it may ask on one connection, before anything is timed; leaves no rows. */
    default void prime(ConnectionRunners connection) throws SQLException {}

    /** One request, ready to go. */
    interface Call {
        /** As in reports. */
        String name();

        /**
         * Asks, on a connection that is this call's alone.
         *
         * @param saved takes what goes into the session
         * @return rows that the server confirmed as written
         */
        long execute(ConnectionRunners connection, Map<String, Object> saved) throws SQLException;

        /** What it writes; nothing if it only reads. */
        default List<Write> writes() {
            return List.of();
        }

        /** Whether anything is saved: most calls save nothing. */
        default Map<String, Object> room() {
            return Map.of();
        }
    }

    /**
     * Rows that a request writes.
     *
     * @param sets the binds of each row, in the operation's order
     */
    record Write(Operation operation, Object[][] sets) {}

    /** One operation, in a transaction of its own. */
    record Single(String name, Step step) implements Work {
        @Override
        public Call draw(Session session) {
            return step.draw(name, session);
        }

        @Override
        public void prime(ConnectionRunners connection) throws SQLException {
            step.prime(connection);
        }
    }

    /** Several operations in one transaction. */
    record Transaction(String name, List<Step> steps) implements Work {
        @Override
        public Call draw(Session session) {
            return new Whole(
                    name, steps.stream().map(step -> step.draw(name, session)).toList());
        }

        @Override
        public void prime(ConnectionRunners connection) throws SQLException {
            for (Step step : steps) {
                step.prime(connection);
            }
        }

        private record Whole(String name, List<Step.Drawn> parts) implements Call {
            @Override
            public long execute(ConnectionRunners connection, Map<String, Object> saved) throws SQLException {
                return connection.inTransaction(() -> {
                    long rows = 0;
                    for (Step.Drawn part : parts) {
                        Worker.nextStatement();
                        rows += part.executeWithin(connection, saved);
                    }
                    return rows;
                });
            }

            @Override
            public List<Write> writes() {
                return parts.stream().flatMap(part -> part.writes().stream()).toList();
            }

            @Override
            public Map<String, Object> room() {
                return new HashMap<>();
            }
        }
    }
}
