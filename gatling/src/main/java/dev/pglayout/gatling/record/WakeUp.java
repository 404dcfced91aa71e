package dev.pglayout.gatling.record;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How late a thread wakes that sleeps to a given time while nothing else runs: what no injector on this machine can avoid. A
 * virtual machine whose idle processors are given away takes several tenths of a millisecond, as long as some answers.
 */
public final class WakeUp {
    private static final int SLEEPS = 500;
    /** A usual distance between requests at a low rate, so that processors fall as deep asleep as they will then. */
    private static final long EVERY_NANOS = 2_000_000;

    private WakeUp() {}

    /** The 99th percentile in nanoseconds; takes one second. */
    public static long p99Nanos() {
        Histogram late = Times.histogram();
        long due = System.nanoTime();
        for (int i = 0; i < SLEEPS; i++) {
            due += EVERY_NANOS;
            long now = System.nanoTime();
            while (due - now > 0) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            late.recordValue(now - due);
            // Late once must not count for all that follow.
            due = now;
        }
        return late.getValueAtPercentile(99);
    }
}
