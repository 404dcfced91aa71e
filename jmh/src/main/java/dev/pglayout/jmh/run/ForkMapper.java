package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.harness.HostWatch;
import dev.pglayout.jmh.session.ForkNotes;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Turns what JMH measured into the raw data of a run. */
final class ForkMapper {
    private static final String UNIT = "us/op";
    private static final double NANOS_PER_MICRO = 1e3;

    private ForkMapper() {}

    /**
     * @param batch executions that one of JMH's operations stands for
     * @param watch what the host saw while the fork ran
     */
    static List<Fork> forks(
            ForkPlace place, List<Arm> arms, ForkRunner.Outcome outcome, int batch, HostWatch.Reading watch) {
        RunResult run = outcome.result();
        List<IterationResult> slices =
                List.copyOf(run.getBenchmarkResults().iterator().next().getIterationResults());
        List<Fork> forks = new ArrayList<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            int own = arm;
            List<Integer> order = outcome.notes().order();
            List<IterationResult> ofArm = IntStream.range(0, slices.size())
                    .filter(i -> order.get(i) == own)
                    .mapToObj(slices::get)
                    .toList();
            forks.add(fork(
                    new ForkPlace(
                            place.round(),
                            place.position() + arm,
                            place.operation(),
                            arms.get(arm).name()),
                    run,
                    ofArm,
                    outcome.notes().arms().get(arm),
                    batch,
                    watch));
        }
        return forks;
    }

    private static Fork fork(
            ForkPlace place,
            RunResult run,
            List<IterationResult> iterations,
            ForkNotes.OfArm notes,
            int batch,
            HostWatch.Reading watch) {
        double[] means = iterations.stream()
                .mapToDouble(i -> i.getPrimaryResult().getScore() / batch)
                .toArray();
        long[] executions = iterations.stream()
                .mapToLong(i -> executions(run.getParams().getMode(), i, batch))
                .toArray();
        Histogram latencies = latencies(run.getParams().getMode(), iterations, notes);
        return new Fork(
                place.round(),
                place.position(),
                place.operation(),
                place.arm(),
                run.getParams().getMode().shortLabel(),
                UNIT,
                Arrays.stream(means).boxed().toList(),
                Arrays.stream(executions).sum(),
                percentiles(latencies),
                latencies == null ? null : HistogramText.encode(latencies),
                watch.startedAt(),
                watch.wallSeconds(),
                measuredSeconds(means, executions),
                notes.resultChecksum(),
                notes.planKind(),
                counters(notes, executions),
                watch.stealPercent(),
                watch.load(),
                watch.checkpoints(),
                watch.excludedReason());
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

    private static Histogram latencies(Mode mode, Collection<IterationResult> iterations, ForkNotes.OfArm notes) {
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

    private static Map<String, Double> percentiles(Histogram latencies) {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        if (latencies != null) {
            for (double percentile : List.of(50.0, 90.0, 99.0)) {
                percentiles.put(
                        "p%.0f".formatted(percentile), latencies.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
            }
            percentiles.put("max", latencies.getMaxValue() / NANOS_PER_MICRO);
        }
        return percentiles;
    }

    private static Map<String, Double> counters(ForkNotes.OfArm notes, long[] executions) {
        long all = Arrays.stream(executions).sum();
        return notes.walBytes() < 0 || all == 0
                ? Map.of()
                : Map.of("wal_bytes_per_op", (double) notes.walBytes() / all);
    }
}
