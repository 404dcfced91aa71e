package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** How do months and types compare over the whole time? */
public class MonthRollupBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("month-rollup");
        }
    }

    @Benchmark
    public long monthRollup(Session session) throws SQLException {
        return session.execute();
    }
}
