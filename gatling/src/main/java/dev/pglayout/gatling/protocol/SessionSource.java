package dev.pglayout.gatling.protocol;

import dev.pglayout.console.UserError;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Hands the pool sessions that were opened like those of every other harness. */
record SessionSource(Opening opening) implements DataSource {
    /** Opens one session. */
    @FunctionalInterface
    interface Opening {
        Connection open();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return opening.open();
        } catch (UserError e) {
            throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getMessage(), e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The driver's own logging is not used.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A property of the driver, set with the others.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging is not used");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing to unwrap");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
