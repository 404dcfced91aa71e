package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** What did one tenant do within a time range? */
public class TenantRangeBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("tenant-range");
        }
    }

    @Benchmark
    public long tenantRange(Session session) throws SQLException {
        return session.execute();
    }
}
