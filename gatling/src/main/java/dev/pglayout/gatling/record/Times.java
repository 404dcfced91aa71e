package dev.pglayout.gatling.record;

import dev.pglayout.gatling.protocol.EndedRequest;
import org.HdrHistogram.Histogram;

/** Response, service and lag of successful requests, in nanoseconds. */
final class Times {
    private static final int DIGITS = 3;

    final Histogram response = histogram();
    final Histogram service = histogram();
    final Histogram lag = histogram();

    static Histogram histogram() {
        Histogram histogram = new Histogram(DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    void record(EndedRequest sample) {
        response.recordValue(Math.max(0, sample.ended() - sample.intended()));
        service.recordValue(Math.max(0, sample.ended() - sample.started()));
        lag.recordValue(Math.max(0, sample.started() - sample.intended()));
    }

    void add(Times other) {
        response.add(other.response);
        service.add(other.service);
        lag.add(other.lag);
    }

    void reset() {
        response.reset();
        service.reset();
        lag.reset();
    }
}
