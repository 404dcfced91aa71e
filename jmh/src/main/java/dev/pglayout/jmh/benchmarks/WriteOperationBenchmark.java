package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.WriteSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Any write operation of the catalog by its name. */
public class WriteOperationBenchmark extends WriteBenchmark {
    public static class Session extends WriteSession {
        @Param("batch-insert")
        public String operation;

        @Override
        protected String operation() {
            return operation;
        }
    }

    @Benchmark
    public long operation(Session session) throws SQLException {
        return session.executeBatch();
    }
}
