package dev.pglayout.gatling.protocol;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;

/**
 * When the requests of a scenario start. With a schedule they start at fixed times, whatever the answers take, as in an open
 * model: whichever user is free takes the next time. Gatling's own injection counts in milliseconds, which is as long as a
 * lookup takes; this keeps to about a tenth of that.
 */
public final class Pace {
    /** The session attribute that ends a scenario's loop. */
    public static final String OVER = "pglayout.over";

    static final long NONE_LEFT = Long.MIN_VALUE;

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong start = new AtomicLong();
    private final long lengthNanos;
    private final double total;
    private final DoubleUnaryOperator startOf;

    private Pace(Duration length, double total, DoubleUnaryOperator startOf) {
        this.lengthNanos = length.toNanos();
        this.total = total;
        this.startOf = startOf;
    }

    /** Each user goes on as soon as it was answered, for so long. */
    public static Pace asAnswered(Duration length) {
        return new Pace(length, Double.POSITIVE_INFINITY, null);
    }

    /** A constant rate in requests per second. */
    public static Pace constant(double rate, Duration length) {
        return ramp(rate, rate, length);
    }

    /** A rate that grows steadily; request n starts when the rate, summed up, reaches n. */
    public static Pace ramp(double from, double to, Duration length) {
        double seconds = length.toNanos() / 1e9;
        double growth = (to - from) / seconds;
        // n = from·t + growth·t²/2, solved for t in the form that does not cancel out when growth is small
        DoubleUnaryOperator startOf = n -> 2 * n / (from + Math.sqrt(from * from + 2 * growth * n));
        return new Pace(length, (from + to) / 2 * seconds, startOf);
    }

    /** Requests that the whole schedule holds; infinite without one. */
    public double total() {
        return total;
    }

    /** When request {@code n}, from 0, is to start, in seconds from the start. */
    double startOf(long n) {
        return n == 0 ? 0 : startOf.applyAsDouble(n);
    }

    /** Counts time from now, if nothing was started yet. */
    void begin() {
        start.compareAndSet(0, System.nanoTime());
    }

    /** Waits for the next start; the time at which it was to be, or {@link #NONE_LEFT}. */
    long await(long ready) {
        begin();
        long now = System.nanoTime();
        if (now - start.get() >= lengthNanos) {
            return NONE_LEFT;
        }
        if (startOf == null) {
            return ready;
        }
        long n = taken.getAndIncrement();
        if (n >= total) {
            return NONE_LEFT;
        }
        long intended = start.get() + (long) (startOf(n) * 1e9);
        while (intended - now > 0) {
            LockSupport.parkNanos(intended - now);
            if (Thread.currentThread().isInterrupted()) {
                return NONE_LEFT;
            }
            now = System.nanoTime();
        }
        return intended;
    }
}
