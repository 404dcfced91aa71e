package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Run;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.TTest;

/** What is usual and wrong: all iterations of an arm as if they were independent, and a t test on them. */
final class PooledIterations {
    private PooledIterations() {}

    /** Shares of runs with at least one alarm, and of tests that alarm. */
    record Alarms(double anyRun, double tests) {}

    /** Alarms at 5 % over the arms other than the control and its A/A arm, none of which differs from it. */
    static Alarms of(LongFunction<Run> lab, int tests, int runs) {
        List<Long> alarms = LongStream.range(0, runs)
                .parallel()
                .mapToObj(seed -> alarms(lab.apply(seed)))
                .toList();
        return new Alarms(
                alarms.stream().filter(count -> count > 0).count() / (double) runs,
                alarms.stream().mapToLong(Long::longValue).sum() / ((double) runs * tests));
    }

    private static long alarms(Run run) {
        return run.plan().operations().stream()
                .flatMap(operation -> run.plan().arms().stream()
                        .filter(arm -> !arm.equals(Runs.CONTROL) && !arm.equals(Runs.AA))
                        .map(arm -> p(pooled(run, operation, arm), pooled(run, operation, Runs.CONTROL))))
                .filter(p -> p <= 0.05)
                .count();
    }

    private static double p(double[] arm, double[] control) {
        return TTest.withDefaults().test(arm, control).getPValue();
    }

    private static double[] pooled(Run run, String operation, String arm) {
        return run.forks().stream()
                .filter(fork -> fork.operation().equals(operation))
                .flatMap(fork -> fork.samples().stream())
                .filter(sample -> sample.arm().equals(arm))
                .flatMap(sample -> sample.slices().stream())
                .mapToDouble(Math::log)
                .toArray();
    }
}
