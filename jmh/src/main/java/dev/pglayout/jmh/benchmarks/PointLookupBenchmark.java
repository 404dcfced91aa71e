package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** Which event has this id? The id alone does not say in which partition or shard. */
public class PointLookupBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("point-lookup");
        }
    }

    @Benchmark
    public long pointLookup(Session session) throws SQLException {
        return session.execute();
    }
}
