package dev.pglayout.jmh.run;

import dev.pglayout.jmh.benchmarks.OperationBenchmark;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.verdict.Measured;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SingleShotResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;

/** Writes {@code jmh.json} with JMH's own writer, from the run's raw data, so that it holds all forks of a resumed run too. */
final class JmhJson {
    private JmhJson() {}

    static void write(Run run, Path file) throws IOException {
        Map<List<String>, List<Measured>> cells = run.forks().stream()
                .flatMap(fork -> fork.samples().stream().map(sample -> new Measured(fork, sample)))
                .filter(measured -> measured.sample().metric().equals(Metrics.TIME))
                .collect(Collectors.groupingBy(
                        measured -> List.of(
                                measured.fork().operation(),
                                measured.sample().arm(),
                                measured.fork().mode()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<RunResult> results = cells.values().stream().map(JmhJson::cell).toList();
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        }
    }

    private static RunResult cell(List<Measured> forks) {
        BenchmarkParams params = params(forks.get(0), forks.size());
        Collection<BenchmarkResult> results = forks.stream()
                .map(fork -> new BenchmarkResult(params, iterations(fork, params)))
                .toList();
        return new RunResult(params, results);
    }

    private static List<IterationResult> iterations(Measured fork, BenchmarkParams params) {
        return times(fork.sample()).stream()
                .map(mean -> iteration(params, mean(fork, params, Math.round(mean * 1000))))
                .toList();
    }

    private static Result<?> mean(Measured fork, BenchmarkParams params, long nanos) {
        return params.getMode() == Mode.SingleShotTime
                ? new SingleShotResult(ResultRole.PRIMARY, fork.fork().operation(), nanos, params.getTimeUnit())
                : new AverageTimeResult(ResultRole.PRIMARY, fork.fork().operation(), 1, nanos, params.getTimeUnit());
    }

    private static IterationResult iteration(BenchmarkParams params, Result<?> result) {
        IterationResult iteration =
                new IterationResult(params, params.getMeasurement(), new IterationResultMetaData(1, 1));
        iteration.addResult(result);
        return iteration;
    }

    /** JMH calls them iterations. */
    private static List<Double> times(Sample sample) {
        return sample.slices().isEmpty() ? List.of(sample.value()) : sample.slices();
    }

    private static BenchmarkParams params(Measured fork, int forks) {
        WorkloadParams workload = new WorkloadParams();
        workload.put("arm", fork.sample().arm(), 0);
        String camelCase = BenchmarkNames.camelCase(fork.fork().operation());
        String name = OperationBenchmark.class.getPackageName() + "." + camelCase + "Benchmark."
                + Character.toLowerCase(camelCase.charAt(0)) + camelCase.substring(1);
        IterationParams warmup = new IterationParams(IterationType.WARMUP, 1, TimeValue.NONE, 1);
        IterationParams measurement = new IterationParams(
                IterationType.MEASUREMENT, times(fork.sample()).size(), TimeValue.NONE, 1);
        return new BenchmarkParams(
                name,
                name,
                false,
                1,
                new int[] {1},
                List.of(),
                forks,
                0,
                warmup,
                measurement,
                Mode.deepValueOf(fork.fork().mode()),
                workload,
                TimeUnit.MICROSECONDS,
                1,
                System.getProperty("java.home"),
                List.of(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                Version.getPlainVersion(),
                TimeValue.valueOf(Defaults.TIMEOUT.toString().replace(" ", "")));
    }
}
