package dev.pglayout.jmh.run;

import dev.pglayout.harness.HostWatch;
import dev.pglayout.jmh.session.ForkNotes;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.Percentiles;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Turns what JMH measured into the raw data of a run. */
final class ForkMapper {
    private static final String UNIT = "us/op";
    private static final double NANOS_PER_MICRO = 1e3;

    private ForkMapper() {}

    /**
     * @param batch batches that one of JMH's operations stands for (single-shot with a batch size), otherwise 1
     * @param watch what the host saw while the fork ran
     */
    static Fork fork(
            Fork.Kind kind, ForkPlace place, RunResult run, ForkNotes notes, int batch, HostWatch.Reading watch) {
        BenchmarkResult result = run.getBenchmarkResults().iterator().next();
        Collection<IterationResult> iterations = result.getIterationResults();
        double[] means = iterations.stream()
                .mapToDouble(i -> i.getPrimaryResult().getScore() / batch)
                .toArray();
        long[] executions = iterations.stream()
                .mapToLong(i -> executions(run.getParams().getMode(), i, batch))
                .toArray();
        Histogram latencies = latencies(run.getParams().getMode(), iterations, notes);
        List<Double> slices = kind == Fork.Kind.EXECUTION
                ? List.of()
                : Arrays.stream(means).boxed().toList();
        Sample sample = new Sample(
                place.arm(),
                Metrics.TIME,
                UNIT,
                Medians.of(means),
                slices,
                Arrays.stream(executions).sum(),
                latencies == null ? Map.of() : Percentiles.micros(latencies),
                latencies == null ? null : HistogramText.encode(latencies),
                notes.resultChecksum(),
                notes.planKind(),
                counters(notes, executions));
        return watch.fork(
                kind,
                place.round(),
                place.position(),
                place.operation(),
                run.getParams().getMode().shortLabel(),
                measuredSeconds(means, executions),
                List.of(sample));
    }

    private static long executions(Mode mode, IterationResult iteration, int batch) {
        return switch (mode) {
            case SampleTime -> iteration.getPrimaryResult().getSampleCount();
            case SingleShotTime -> batch;
            case AverageTime, Throughput, All ->
                iteration.getMetadata() == null
                        ? iteration.getPrimaryResult().getSampleCount()
                        : iteration.getMetadata().getAllOps();
        };
    }

    private static double measuredSeconds(double[] means, long[] executions) {
        double micros = 0;
        for (int i = 0; i < means.length; i++) {
            micros += means[i] * executions[i];
        }
        return micros / 1e6;
    }

    private static Histogram latencies(Mode mode, Collection<IterationResult> iterations, ForkNotes notes) {
        if (mode != Mode.SampleTime) {
            return notes.histogram().isEmpty() ? null : HistogramText.decode(notes.histogram());
        }
        Histogram histogram = new Histogram(3);
        histogram.setAutoResize(true);
        for (IterationResult iteration : iterations) {
            Statistics statistics = iteration.getPrimaryResult().getStatistics();
            for (Iterator<Map.Entry<Double, Long>> raw = statistics.getRawData(); raw.hasNext(); ) {
                Map.Entry<Double, Long> sample = raw.next();
                histogram.recordValueWithCount(Math.round(sample.getKey() * NANOS_PER_MICRO), sample.getValue());
            }
        }
        return histogram;
    }

    private static Map<String, Double> counters(ForkNotes notes, long[] executions) {
        long all = Arrays.stream(executions).sum();
        return notes.walBytes() < 0 || all == 0
                ? Map.of()
                : Map.of("wal_bytes_per_op", (double) notes.walBytes() / all);
    }
}
