package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** Which event has this id, given its tenant and time: all that partition keys can use. */
public class PointLookupKeyedBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        public Session() {
            super("point-lookup-keyed");
        }
    }

    @Benchmark
    public long pointLookupKeyed(Session session) throws SQLException {
        return session.execute();
    }
}
