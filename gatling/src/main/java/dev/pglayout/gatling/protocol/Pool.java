package dev.pglayout.gatling.protocol;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.workload.ConnectionRunners;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.postgresql.jdbc.PgConnection;

/** The connections of one database, each with its prepared operations. */
final class Pool implements AutoCloseable {
    private static final long OPENING_SECONDS = 120;

    private final HikariDataSource pool;
    private final Map<PgConnection, ConnectionRunners> runners = new ConcurrentHashMap<>();

    Pool(JdbcProtocol protocol) {
        Map<String, String> settings = new HashMap<>();
        settings.put("statement_timeout", protocol.statementTimeout.toMillis() + "ms");
        settings.put("driver.connectTimeout", seconds(protocol));
        settings.put("driver.loginTimeout", seconds(protocol));
        HikariConfig config = new HikariConfig();
        config.setDataSource(new SessionSource(() -> protocol.database.connect(settings)));
        config.setMaximumPoolSize(protocol.connections);
        config.setConnectionTimeout(protocol.connectionTimeout.toMillis());
        // No connection is replaced of the pool's own accord: a new one has nothing prepared and no plan.
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        pool = new HikariDataSource(config);
    }

    /** Waits until all connections are open, so that no measured request pays for one. */
    void fill() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPENING_SECONDS);
        int wanted = pool.getMaximumPoolSize();
        while (pool.getHikariPoolMXBean().getTotalConnections() < wanted) {
            if (System.nanoTime() > until) {
                throw new UserError(
                        ExitCode.SERVER,
                        "only %d of %d connections could be opened within %d s"
                                .formatted(pool.getHikariPoolMXBean().getTotalConnections(), wanted, OPENING_SECONDS));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** Borrows a connection; after an error that left it useless, the pool opens another one in its place. */
    long use(Worker worker, Work.Call call, Map<String, Object> saved) throws SQLException {
        try (Connection borrowed = pool.getConnection()) {
            PgConnection connection = borrowed.unwrap(PgConnection.class);
            worker.busy(connection);
            try {
                return call.execute(runners.computeIfAbsent(connection, ConnectionRunners::new), saved);
            } catch (SQLException e) {
                if (Failure.fatal(e, connection)) {
                    runners.remove(connection);
                    pool.evictConnection(borrowed);
                }
                throw e;
            } finally {
                worker.idle();
            }
        }
    }

    private static String seconds(JdbcProtocol protocol) {
        return String.valueOf(Math.max(1, protocol.connectionTimeout.toSeconds()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
