package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.ForkTimes;

/**
 * Measured iterations of a read. A fork counts with the median of its iterations' means, and what the machine does beside it comes
 * in bursts: of three long iterations one burst can spoil two, of fifteen short ones it spoils few. So the time that the profile
 * gives is cut as short as the operation's slowest arm allows, and alike for all arms.
 *
 * @param millis length of each, in milliseconds
 */
record Iterations(int count, int millis) {
    static final int SHORTEST_MILLIS = 50;

    /** Of the slowest arm: fewer would make an iteration's mean a matter of single executions. */
    private static final int EXECUTIONS = 20;

    private static final int MOST = 25;

    /** @param slowestMillis what one execution takes on the slowest arm */
    static Iterations of(ForkTimes times, double slowestMillis) {
        int total = times.iterations() * times.iterationMillis();
        double shortest = Math.max(SHORTEST_MILLIS, EXECUTIONS * slowestMillis);
        int count = (int) Math.min(MOST, total / shortest);
        return count <= times.iterations()
                ? new Iterations(times.iterations(), times.iterationMillis())
                : new Iterations(count, total / count);
    }
}
