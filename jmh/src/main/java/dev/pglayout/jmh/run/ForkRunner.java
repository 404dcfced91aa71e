package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.jmh.session.ForkNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;

/** Measures one operation on some arms in one JVM. */
interface ForkRunner {
    /**
     * @param result one iteration for each slice
     * @param notes whose slice each was, and what else the fork found out
     */
    record Outcome(RunResult result, ForkNotes notes) {
        /**
         * The iterations of one arm, in order of turns.
         *
         * @param arm its place among the fork's arms
         */
        List<IterationResult> slices(int arm) {
            List<IterationResult> all =
                    List.copyOf(result.getBenchmarkResults().iterator().next().getIterationResults());
            return IntStream.range(0, all.size())
                    .filter(slice -> notes.order().get(slice) == arm)
                    .mapToObj(all::get)
                    .toList();
        }
    }

    /**
     * @param mode JMH's short mode name
     * @param bindSeed of the questions and of the order of arms
     */
    Outcome run(Operation operation, List<Arm> arms, String mode, long bindSeed) throws RunnerException, IOException;

    /** Executions that one of JMH's operations stands for. */
    int batches(Operation operation);

    /** JMH's own output of the last fork. */
    Path log();
}
