package dev.pglayout.jmh.run;

import dev.pglayout.console.UserError;
import dev.pglayout.fixtures.catalog.Operation;
import dev.pglayout.fixtures.plan.Arm;
import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.plan.Pinning;
import dev.pglayout.fixtures.server.StateDir;
import dev.pglayout.fixtures.target.Target;
import dev.pglayout.fixtures.workload.BindSource;
import dev.pglayout.fixtures.workload.OperationRunner;
import dev.pglayout.jmh.session.ForkSettings;
import dev.pglayout.reports.stats.Medians;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/** The forks of {@code bench} without a run around them, for whoever compares them with something else. */
public final class BenchForks {
    private static final String MODE = "avgt";
    private static final int TIMINGS = 11;

    private final ForkTimes times;
    private final List<String> jvmArguments;
    private final Pinning pinning;
    private final ToDoubleBiFunction<Operation, Arm> millis;
    private final Path scratch;

    /**
     * @param arm any arm that is up
     * @param scratch an existing folder for what forks leave behind
     */
    public record Place(StateDir stateDir, Arm arm, Path scratch) {}

    /**
     * @param pinning that can be had here
     * @param millis time of one execution of an operation on an arm
     */
    public BenchForks(Place place, ForkTimes times, Pinning pinning, ToDoubleBiFunction<Operation, Arm> millis)
            throws IOException, InterruptedException {
        this.times = times;
        this.jvmArguments =
                new ForkJvm(place.stateDir(), times).arguments(place.arm().name());
        this.pinning = pinning;
        this.millis = millis;
        this.scratch = place.scratch();
    }

    /** Time of one execution before any fork tells it: from this JVM, in milliseconds. It says how long slices must be, no more. */
    public static double roughMillis(Operation operation, Arm arm, Target target, long seed) throws SQLException {
        Object[] binds = new BindSource(target.spec(), operation, seed).bindSet(0);
        try (Connection connection = target.connect(arm);
                OperationRunner runner = new OperationRunner(connection, target.sql(operation), operation)) {
            runner.prime(binds);
            double[] millis = new double[TIMINGS];
            for (int i = 0; i < TIMINGS; i++) {
                long start = System.nanoTime();
                runner.execute(binds);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            return Medians.of(millis);
        }
    }

    /** Length of the slices of a fork with arms that take so long for one execution. */
    public int sliceMillis(List<Double> armMillis) {
        return Slices.of(times, armMillis, 0).millis();
    }

    /**
     * Measures a read in one fork.
     *
     * @param bindSets different questions that it asks, a power of two
     * @return mean time of each slice in microseconds, for each arm in the order of its slices
     */
    public List<double[]> slices(Operation operation, List<Arm> arms, long bindSeed, int bindSets) {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.add(ForkSettings.bindSetsArgument(bindSets));
        return slices(operation, arms, bindSeed, arguments);
    }

    /** The same with as many questions as {@code bench} asks. */
    public List<double[]> slices(Operation operation, List<Arm> arms, long bindSeed) {
        return slices(operation, arms, bindSeed, jvmArguments);
    }

    private List<double[]> slices(Operation operation, List<Arm> arms, long bindSeed, List<String> arguments) {
        JmhFork fork = new JmhFork(times, millis, arms.get(0), false, pinning, arguments, scratch);
        try {
            return ofArms(fork.run(operation, arms, MODE, bindSeed), arms.size());
        } catch (RunnerException e) {
            throw new UserError(
                    ForkFailure.code(e),
                    "%s: the fork failed: %s".formatted(operation.name(), ForkFailure.reason(fork.log(), e)),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<double[]> ofArms(ForkRunner.Outcome outcome, int arms) {
        return IntStream.range(0, arms)
                .mapToObj(arm -> outcome.slices(arm).stream()
                        .mapToDouble(slice -> slice.getPrimaryResult().getScore())
                        .toArray())
                .toList();
    }
}
