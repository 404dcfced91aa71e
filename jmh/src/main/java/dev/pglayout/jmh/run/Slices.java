package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.ForkTimes;
import java.util.Collection;

/**
 * How the time of a fork that reads is cut. Short slices in many turns leave the machine's changes in none of the ratios; a slice is
 * long enough for some executions of the slowest arm, or for one where that takes long.
 *
 * @param millis length of each slice, in milliseconds; the execution that is under way at its end is awaited
 * @param turns measured; each has one slice of every arm
 * @param warmupTurns before them; none where a turn takes longer than the warm-up, since every session was primed
 * @param settling executions before each slice that are not measured
 */
record Slices(int millis, int turns, int warmupTurns, int settling) {
    /** Where a slice has fewer executions, one that is not measured would cost more than it mends. */
    private static final int MANY = 20;

    private static final int SETTLING = 2;

    /** @param armMillis what one execution takes on each arm, in milliseconds */
    static Slices of(ForkTimes times, Collection<Double> armMillis) {
        // The last execution of a slice is awaited, however long it takes.
        double slowest = armMillis.stream().mapToDouble(each -> each).max().orElse(0);
        int millis = (int) Math.min(
                ForkTimes.LONGEST_SLICE_MILLIS,
                Math.max(times.sliceMillis(), Math.ceil((times.sliceExecutions() - 1) * slowest)));
        double turn =
                armMillis.stream().mapToDouble(each -> Math.max(millis, each)).sum();
        int turns = Math.max(times.leastTurns(), (int) (times.armMillis() * armMillis.size() / turn));
        int warmup = (int) (times.warmupMillis() * armMillis.size() / turn);
        return new Slices(millis, turns, warmup, slowest * MANY <= millis ? SETTLING : 0);
    }
}
