package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.jmh.session.ForkNotes;
import dev.pglayout.jmh.session.ForkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one JMH fork: JMH itself never interleaves, so each fork is a {@link Runner} of its own. */
final class JmhFork {
    private final BenchmarkNames names = new BenchmarkNames();
    private final ForkTimes times;
    private final Map<String, Double> slowestMillis;
    private final boolean cold;
    private final List<String> jvmArguments;
    private final Path scratch;

    static {
        // JMH locks per fork, and would end a long run when another one starts; see MeasuringLock.
        System.setProperty("jmh.ignoreLock", "true");
    }

    /**
     * @param slowestMillis time of one execution on the slowest arm, by operation
     * @param scratch an existing folder for what the fork leaves behind
     */
    JmhFork(ForkTimes times, Map<String, Double> slowestMillis, boolean cold, List<String> jvmArguments, Path scratch) {
        this.times = times;
        this.slowestMillis = Map.copyOf(slowestMillis);
        this.cold = cold;
        this.jvmArguments = List.copyOf(jvmArguments);
        this.scratch = scratch;
    }

    record Outcome(RunResult result, ForkNotes notes) {}

    /** JMH's own output of the last fork. */
    Path log() {
        return scratch.resolve("fork.log");
    }

    Outcome run(Operation operation, Arm arm, String mode, long bindSeed) throws RunnerException, IOException {
        Path notes = scratch.resolve("fork.properties");
        Files.deleteIfExists(notes);
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.addAll(ForkSettings.jvmArguments(bindSeed, cold, times.insertBatches(), notes));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .param("arm", arm.name())
                .mode(Mode.deepValueOf(mode))
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .threads(1)
                .shouldFailOnError(true)
                .output(log().toString())
                .jvmArgs(arguments.toArray(String[]::new));
        names.select(operation, options);
        length(operation, options);
        RunResult result = new Runner(options.build()).runSingle();
        return new Outcome(result, ForkNotes.read(notes));
    }

    private void length(Operation operation, ChainedOptionsBuilder options) {
        if (operation.kind() == Kind.WRITE) {
            int batches = cold ? 1 : times.insertBatches();
            options.warmupIterations(cold ? 0 : 1)
                    .warmupBatchSize(batches)
                    .measurementIterations(cold ? 1 : times.insertIterations())
                    .measurementBatchSize(batches);
        } else if (cold) {
            options.warmupIterations(0).measurementIterations(1);
        } else {
            Iterations iterations =
                    Iterations.of(times, slowestMillis.getOrDefault(operation.name(), Double.POSITIVE_INFINITY));
            options.warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(times.warmupMillis()))
                    .measurementIterations(iterations.count())
                    .measurementTime(TimeValue.milliseconds(iterations.millis()));
        }
    }
}
