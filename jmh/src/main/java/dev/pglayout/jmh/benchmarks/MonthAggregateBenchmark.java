package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** How many events, and what sum, in one month? */
public class MonthAggregateBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("month-aggregate");
        }
    }

    @Benchmark
    public long monthAggregate(Session session) throws SQLException {
        return session.execute();
    }
}
