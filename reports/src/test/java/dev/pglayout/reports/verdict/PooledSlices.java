package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Holm;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** What is usual and wrong: all slices of an arm as if they were independent. */
enum PooledSlices {
    /** A t test on the slices of both arms, whatever fork and turn they are of. */
    UNPAIRED {
        @Override
        double p(double[] arm, double[] control) {
            return TTest.withDefaults().test(arm, control).getPValue();
        }
    },
    /** A signed-rank test on the log ratios of all turns of all forks: paired as it should be, and still no replicates. */
    PAIRED {
        @Override
        double p(double[] arm, double[] control) {
            double[] ratios = IntStream.range(0, arm.length)
                    .mapToDouble(i -> arm[i] - control[i])
                    .toArray();
            return WilcoxonSignedRankTest.withDefaults().test(ratios).getPValue();
        }
    };

    /** Shares of runs with at least one alarm after Holm, and of tests that alarm before it. */
    record Alarms(double anyRun, double tests) {}

    abstract double p(double[] arm, double[] control);

    /** Alarms at 5 % over the arms other than the control and its A/A arm, none of which differs from it. */
    Alarms of(SyntheticRuns lab, int runs) {
        List<double[]> each = LongStream.range(0, runs)
                .parallel()
                .mapToObj(seed -> ps(lab.interleaved(seed)))
                .toList();
        return new Alarms(
                each.stream().mapToLong(p -> alarms(Holm.adjust(p)) > 0 ? 1 : 0).sum() / (double) runs,
                each.stream().mapToLong(PooledSlices::alarms).sum() / ((double) runs * lab.tests()));
    }

    private static long alarms(double[] ps) {
        return LongStream.range(0, ps.length).filter(i -> ps[(int) i] <= 0.05).count();
    }

    private double[] ps(Run run) {
        return run.plan().operations().stream()
                .flatMap(operation -> run.plan().arms().stream()
                        .filter(arm -> !arm.equals(Runs.CONTROL) && !arm.equals(Runs.AA))
                        .map(arm -> p(pooled(run, operation, arm), pooled(run, operation, Runs.CONTROL))))
                .mapToDouble(p -> p)
                .toArray();
    }

    private static double[] pooled(Run run, String operation, String arm) {
        return run.forks().stream()
                .filter(fork -> fork.operation().equals(operation))
                .flatMap(fork -> fork.samples().stream())
                .filter(sample -> sample.arm().equals(arm))
                .map(Sample::slices)
                .flatMap(List::stream)
                .mapToDouble(Math::log)
                .toArray();
    }
}
