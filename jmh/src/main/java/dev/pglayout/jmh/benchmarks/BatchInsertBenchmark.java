package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.WriteSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** How long does a batch of ten new events take, committed? */
public class BatchInsertBenchmark extends WriteBenchmark {
    public static class Session extends WriteSession {
        public Session() {
            super("batch-insert");
        }
    }

    @Benchmark
    public long batchInsert(Session session) throws SQLException {
        return session.executeBatch();
    }
}
