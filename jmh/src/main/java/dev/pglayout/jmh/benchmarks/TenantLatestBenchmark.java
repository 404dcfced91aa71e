package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** What are one tenant's newest events? */
public class TenantLatestBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("tenant-latest");
        }
    }

    @Benchmark
    public long tenantLatest(Session session) throws SQLException {
        return session.execute();
    }
}
