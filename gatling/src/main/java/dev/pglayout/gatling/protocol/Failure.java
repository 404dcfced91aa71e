package dev.pglayout.gatling.protocol;

import dev.pglayout.fixtures.server.LostServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.postgresql.util.PSQLException;

/** An error in few words, the same for all of its kind: Gatling groups by the text and cuts it at 200 characters. */
final class Failure {
    private static final int LONGEST = 160;

    private Failure() {}

    static String text(Exception e) {
        if (e instanceof WrongAnswer) {
            return e.getMessage();
        }
        if (!(e instanceof SQLException sql)) {
            return e.getClass().getSimpleName() + " " + firstLine(e.getMessage());
        }
        if (sql instanceof SQLTransientConnectionException) {
            SQLException reason = sql.getCause() instanceof SQLException cause ? cause : null;
            return "no connection" + (reason == null ? " was free in time" : ": " + text(reason));
        }
        SQLException first =
                sql instanceof BatchUpdateException && sql.getNextException() != null ? sql.getNextException() : sql;
        return firstLine("SQLSTATE %s %s".formatted(first.getSQLState(), message(first)));
    }

    /** Whether the connection is of no more use. */
    static boolean fatal(SQLException e, Connection connection) throws SQLException {
        return LostServer.isLost(e) || connection.isClosed();
    }

    private static String message(SQLException e) {
        // Without the server's DETAIL, which holds values.
        return e instanceof PSQLException ps && ps.getServerErrorMessage() != null
                ? ps.getServerErrorMessage().getMessage()
                : e.getMessage();
    }

    private static String firstLine(String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
