package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.jmh.session.ForkNotes;
import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;

/** Turns what JMH measured into the raw data of a run. */
final class ForkMapper {
    private static final String UNIT = "us/op";
    private static final double NANOS_PER_MICRO = 1e3;

    private ForkMapper() {}

    /**
     * @param arms in the order in which the fork was given them
     * @param batch executions that one of JMH's operations stands for
     */
    static Fork fork(
            Fork.Kind kind, Fork.Place place, List<Arm> arms, ForkRunner.Outcome outcome, int batch, Fork.Host host) {
        Mode mode = outcome.result().getParams().getMode();
        List<Sample> samples = new ArrayList<>();
        double measuredSeconds = 0;
        for (int arm = 0; arm < arms.size(); arm++) {
            List<IterationResult> slices = outcome.slices(arm);
            double[] means = slices.stream()
                    .mapToDouble(slice -> slice.getPrimaryResult().getScore() / batch)
                    .toArray();
            long[] executions = slices.stream()
                    .mapToLong(slice -> executions(mode, slice, batch))
                    .toArray();
            samples.add(sample(
                    arms.get(arm).name(),
                    kind == Fork.Kind.EXECUTION ? List.of() : rounded(means),
                    Medians.of(means),
                    Arrays.stream(executions).sum(),
                    latencies(outcome.notes().arms().get(arm)),
                    outcome.notes().arms().get(arm)));
            measuredSeconds += measuredSeconds(means, executions);
        }
        return new Fork(kind, place, mode.shortLabel(), host, measuredSeconds, samples);
    }

    /** To a nanosecond: no clock tells more, and there are many. */
    private static List<Double> rounded(double[] micros) {
        return Arrays.stream(micros)
                .map(each -> Math.rint(each * NANOS_PER_MICRO) / NANOS_PER_MICRO)
                .boxed()
                .toList();
    }

    private static Sample sample(
            String arm,
            List<Double> slices,
            double value,
            long executions,
            Histogram latencies,
            ForkNotes.OfArm notes) {
        return new Sample(
                arm,
                Metrics.TIME,
                UNIT,
                value,
                slices,
                executions,
                latencies == null ? Map.of() : Percentiles.micros(latencies),
                latencies == null ? null : HistogramText.encode(latencies),
                notes.resultChecksum(),
                notes.planKind(),
                counters(notes, executions));
    }

    private static long executions(Mode mode, IterationResult iteration, int batch) {
        return mode == Mode.SingleShotTime ? batch : iteration.getMetadata().getMeasuredOps();
    }

    private static double measuredSeconds(double[] means, long[] executions) {
        double micros = 0;
        for (int i = 0; i < means.length; i++) {
            micros += means[i] * executions[i];
        }
        return micros / 1e6;
    }

    private static Histogram latencies(ForkNotes.OfArm notes) {
        return notes.histogram().isEmpty() ? null : HistogramText.decode(notes.histogram());
    }

    private static Map<String, Double> counters(ForkNotes.OfArm notes, long executions) {
        return notes.walBytes() < 0 || executions == 0
                ? Map.of()
                : Map.of("wal_bytes_per_op", (double) notes.walBytes() / executions);
    }
}
