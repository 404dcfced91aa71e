package dev.pglayout.gatling.protocol;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.workload.ConnectionRunners;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of one database, each with its prepared operations. */
final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final long STALLED_SECONDS = 15;

    static {
        // The pool asks a connection that lay idle for half a second whether it is alive: a round trip inside a
        // measured
        // request, and the more so the lower the rate. A request on a lost connection is an error.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", String.valueOf(Long.MAX_VALUE));
    }

    private final HikariDataSource pool;
    private final Map<PgConnection, ConnectionRunners> runners = new ConcurrentHashMap<>();

    Pool(JdbcProtocol protocol) {
        Map<String, String> settings = new HashMap<>();
        settings.put("statement_timeout", protocol.statementTimeout.toMillis() + "ms");
        settings.put("driver.socketFactory", BlockingSockets.class.getName());
        settings.put("driver.connectTimeout", seconds(protocol));
        settings.put("driver.loginTimeout", seconds(protocol));
        refuseBadDatabase(protocol, settings);
        HikariConfig config = new HikariConfig();
        config.setDataSource(new SessionSource(() -> protocol.database.connect(settings)));
        config.setMaximumPoolSize(protocol.connections);
        config.setConnectionTimeout(protocol.connectionTimeout.toMillis());
        // No connection is replaced of the pool's own accord: a new one has nothing prepared and no plan.
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        pool = new HikariDataSource(config);
    }

    /** One connection before there is a pool: its error is told in one line, and not by a pool that goes on trying. */
    private static void refuseBadDatabase(JdbcProtocol protocol, Map<String, String> settings) {
        try {
            protocol.database.connect(settings).close();
        } catch (SQLException e) {
            throw new UserError(ExitCode.SERVER, "the server was lost: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until all connections are open, so that no measured request pays for one.
     *
     * @throws UserError with the server's reason if it opens no more
     */
    void fill(JdbcProtocol protocol) {
        int open = 0;
        long progress = System.nanoTime();
        while (open < pool.getMaximumPoolSize()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            int now = pool.getHikariPoolMXBean().getTotalConnections();
            if (now > open) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > TimeUnit.SECONDS.toNanos(STALLED_SECONDS)) {
                throw refused(protocol, now);
            }
            open = now;
        }
    }

    private UserError refused(JdbcProtocol protocol, int open) {
        String reason;
        try {
            protocol.database.connect(Map.of()).close();
            reason = "the next one took longer than %d s".formatted(STALLED_SECONDS);
        } catch (UserError | SQLException e) {
            reason = e.getMessage();
        }
        return new UserError(
                ExitCode.SERVER,
                "only %d of %d connections could be opened: %s".formatted(open, pool.getMaximumPoolSize(), reason));
    }

    /**
     * Brings every connection to where one of an application is for most of its life: prepared, and past the server's choice
     * between custom and generic plans. Before any user starts; a connection that replaces a lost one is not primed.
     */
    void prime(Work work) {
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
            }
            // One after the other takes a hundred connections to a layout of many partitions a quarter of a minute.
            all.parallelStream().allMatch(each -> primed(each, work));
        } catch (SQLException e) {
            LOG.warn("not primed: {}", Failure.text(e));
        } finally {
            all.forEach(Pool::giveBack);
        }
    }

    /** A failure is not the trial's end: users will meet the same error, and it is counted as theirs. */
    private boolean primed(Connection borrowed, Work work) {
        try {
            work.prime(runnersOf(borrowed.unwrap(PgConnection.class)));
            return true;
        } catch (SQLException e) {
            LOG.warn("not primed: {}", Failure.text(e));
            return false;
        }
    }

    private static void giveBack(Connection borrowed) {
        try {
            borrowed.close();
        } catch (SQLException e) {
            LOG.warn("not given back: {}", Failure.text(e));
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
                return call.execute(runnersOf(connection), saved);
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

    private ConnectionRunners runnersOf(PgConnection connection) {
        return runners.computeIfAbsent(connection, ConnectionRunners::new);
    }

    private static String seconds(JdbcProtocol protocol) {
        return String.valueOf(Math.max(1, protocol.connectionTimeout.toSeconds()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
