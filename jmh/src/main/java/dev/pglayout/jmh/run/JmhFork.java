package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.catalog.Operation.Kind;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.jmh.session.ForkNotes;
import dev.pglayout.jmh.session.ForkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one JMH fork with all arms of a block, slice by slice: JMH knows iterations only, so the fork's notes tell whose each one was.
 * Each fork is a {@link Runner} of its own.
 */
final class JmhFork implements ForkRunner {
    /** One batch to warm up for so many that are measured. */
    private static final int WARMUP_SHARE = 6;

    private final BenchmarkNames names = new BenchmarkNames();
    private final ForkTimes times;
    private final ToDoubleBiFunction<Operation, Arm> millis;
    private final Arm control;
    private final boolean cold;
    private final Pinning pinning;
    private final List<String> jvmArguments;
    private final Path scratch;

    static {
        // JMH locks per fork, and would end a long run when another one starts; see MeasuringLock.
        System.setProperty("jmh.ignoreLock", "true");
    }

    /**
     * @param millis time of one execution of an operation on an arm
     * @param pinning that can be had here
     * @param scratch an existing folder for what the fork leaves behind
     */
    JmhFork(
            ForkTimes times,
            ToDoubleBiFunction<Operation, Arm> millis,
            Arm control,
            boolean cold,
            Pinning pinning,
            List<String> jvmArguments,
            Path scratch) {
        this.times = times;
        this.millis = millis;
        this.control = control;
        this.cold = cold;
        this.pinning = pinning;
        this.jvmArguments = List.copyOf(jvmArguments);
        this.scratch = scratch;
    }

    @Override
    public Path log() {
        return scratch.resolve("fork.log");
    }

    @Override
    public Outcome run(Operation operation, List<Arm> arms, String mode, long bindSeed)
            throws RunnerException, IOException {
        Path notes = scratch.resolve("fork.properties");
        Files.deleteIfExists(notes);
        Slices slices = Slices.of(
                times,
                arms.stream().map(arm -> millis.applyAsDouble(operation, arm)).toList(),
                // A round of undecided arms alone has no control that they could be compared with.
                Math.max(0, arms.indexOf(control)));
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.addAll(ForkSettings.jvmArguments(bindSeed, cold, slices.settling(), pinning, notes));
        if (operation.kind() == Kind.READ && !cold) {
            arguments.add(ForkSettings.slicesArgument(slices.ofArms()));
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .param("arm", arms.stream().map(Arm::name).collect(Collectors.joining(",")))
                .mode(Mode.deepValueOf(mode))
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .threads(1)
                .shouldFailOnError(true)
                .output(log().toString())
                .jvmArgs(arguments.toArray(String[]::new));
        names.select(operation, options);
        if (operation.kind() == Kind.WRITE) {
            batches(arms.size(), options);
        } else if (cold) {
            options.warmupIterations(0).measurementIterations(1);
        } else {
            options.warmupIterations(slices.warmupTurns() * arms.size())
                    .warmupTime(TimeValue.milliseconds(slices.millis()))
                    .measurementIterations(slices.measured())
                    .measurementTime(TimeValue.milliseconds(slices.millis()));
        }
        RunResult result = new Runner(options.build()).runSingle();
        return new Outcome(result, ForkNotes.read(notes));
    }

    @Override
    public int batches(Operation operation) {
        return operation.kind() == Kind.WRITE && !cold ? times.insertSliceBatches() : 1;
    }

    private void batches(int arms, ChainedOptionsBuilder options) {
        int each = cold ? 1 : times.insertSliceBatches();
        int turns = cold ? 1 : Math.max(1, times.insertBatches() / each);
        options.warmupIterations(cold ? 0 : Math.max(1, turns / WARMUP_SHARE) * arms)
                .warmupBatchSize(each)
                .measurementIterations(turns * arms)
                .measurementBatchSize(each);
    }
}
