package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Profile;

/** Whether there is time for another round, going by the longest so far: rounds are measured whole, or not begun, and there is always a
 * first. */
final class RoundClock {
    private final long allowedNanos;
    private final long startNanos = System.nanoTime();
    private long roundStartNanos = startNanos;
    private long longestNanos;

    RoundClock(Profile.Length length) {
        this.allowedNanos = length.untilDecided() ? length.maxTime().toNanos() : Long.MAX_VALUE;
    }

    boolean anotherRound() {
        roundStartNanos = System.nanoTime();
        return longestNanos == 0 || roundStartNanos - startNanos <= allowedNanos - longestNanos;
    }

    void roundEnded() {
        longestNanos = Math.max(longestNanos, System.nanoTime() - roundStartNanos);
    }
}
