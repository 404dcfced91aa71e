package dev.pglayout.jmh.benchmarks;

import dev.pglayout.jmh.session.ReadSession;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Any read operation of the catalog by its name: a new {@code .sql} file is measured without a class of its own. */
public class OperationBenchmark extends ReadBenchmark {
    public static class Session extends ReadSession {
        @Param("point-lookup")
        public String operation;

        @Override
        protected String operation() {
            return operation;
        }
    }

    @Benchmark
    public long operation(Session session) throws SQLException {
        return session.execute();
    }
}
