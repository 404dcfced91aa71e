package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.ForkTimes;
import java.util.Collections;
import java.util.List;

/**
 * How the time of a fork that reads is cut. Short slices in many turns leave the machine's changes in none of the ratios; a slice is
 * long enough for some executions of the slowest arm, or for one where that takes long. An arm that takes long gets half as much time
 * again as the control and sits out the other turns, rather than leave fewer turns to all others.
 *
 * @param millis length of each slice, in milliseconds; the execution that is under way at its end is awaited
 * @param ofArms measured slices of each arm; the control's are the turns
 * @param warmupTurns before them; none where a turn takes longer than the warm-up, since every session was primed
 * @param settling executions before each slice that are not measured
 */
record Slices(int millis, List<Integer> ofArms, int warmupTurns, int settling) {
    /** Where a slice has fewer executions, one that is not measured would cost more than it mends. */
    private static final int MANY = 20;

    private static final int SETTLING = 2;

    /** What a slow arm may take of a fork, in units of what the control takes. */
    private static final double MOST_SHARE = 1.5;

    /**
     * @param armMillis what one execution takes on each arm, in milliseconds
     * @param control its place among them
     */
    static Slices of(ForkTimes times, List<Double> armMillis, int control) {
        // The last execution of a slice is awaited, however long it takes.
        double slowest = Collections.max(armMillis);
        int millis = (int) Math.min(
                ForkTimes.LONGEST_SLICE_MILLIS,
                Math.max(times.sliceMillis(), Math.ceil((times.sliceExecutions() - 1) * slowest)));
        List<Double> slices =
                armMillis.stream().map(each -> Math.max(millis, each)).toList();
        int turns = Math.max(times.leastTurns(), (int) (times.armMillis() / slices.get(control)));
        double most = MOST_SHARE * turns * slices.get(control);
        List<Integer> ofArms = slices.stream()
                .map(each -> (int) Math.max(1, Math.min(turns, Math.rint(most / each))))
                .toList();
        double turn = slices.stream().mapToDouble(each -> each).sum();
        int warmup = (int) (times.warmupMillis() * armMillis.size() / turn);
        return new Slices(millis, ofArms, warmup, slowest * MANY <= millis ? SETTLING : 0);
    }

    /** Measured slices of all arms. */
    int measured() {
        return ofArms.stream().mapToInt(each -> each).sum();
    }
}
