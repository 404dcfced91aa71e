package dev.pglayout.jmh.run;

import dev.pglayout.fixtures.plan.Profile;
import dev.pglayout.reports.model.Fork;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether there is time for another round, going by the longest so far: rounds are measured whole, or not begun, and there is always a
 * first. What an earlier part of a resumed run spent on forks counts.
 */
final class RoundClock {
    private final long allowedNanos;
    private final long spentNanos;
    private final long startNanos = System.nanoTime();
    private long roundStartNanos = startNanos;
    private long longestNanos;

    /** @param earlier forks of a run that is gone on with */
    RoundClock(Profile.Length length, List<Fork> earlier) {
        this.allowedNanos = length.untilDecided() ? length.maxTime().toNanos() : Long.MAX_VALUE;
        Map<Integer, Double> rounds = earlier.stream()
                .collect(Collectors.groupingBy(Fork::round, Collectors.summingDouble(Fork::wallSeconds)));
        this.spentNanos =
                nanos(rounds.values().stream().mapToDouble(seconds -> seconds).sum());
        this.longestNanos = nanos(
                rounds.values().stream().mapToDouble(seconds -> seconds).max().orElse(0));
    }

    boolean anotherRound() {
        long elapsed = spentNanos + System.nanoTime() - startNanos;
        return longestNanos == 0 || elapsed <= allowedNanos - longestNanos;
    }

    void roundBegins() {
        roundStartNanos = System.nanoTime();
    }

    void roundEnded() {
        longestNanos = Math.max(longestNanos, System.nanoTime() - roundStartNanos);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
