package dev.pglayout.gatling.record;

import dev.pglayout.gatling.protocol.EndedRequest;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The seconds of a trial's measured phase. */
final class Seconds {
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long start;
    private final List<Second> all = new ArrayList<>();
    private int closed;

    Seconds(long start) {
        this.start = start;
    }

    private static final class Second {
        private long started;
        private long ok;
        private long ko;
        private long p50;
        private long p99;
        private int active;
        private final Map<String, Long> errors = new TreeMap<>();

        private TrialSecond result(int number) {
            return new TrialSecond(number, started, ok, ko, new LinkedHashMap<>(errors), p50, p99, active);
        }
    }

    void record(EndedRequest sample) {
        at(sample.started()).started++;
        Second end = at(sample.ended());
        if (sample.error() == null) {
            end.ok++;
        } else {
            end.ko++;
            Tally.count(end.errors, sample.error());
        }
    }

    /** When the second that is open now ends. */
    long end() {
        return start + (closed + 1) * NANOS;
    }

    /** Closes the open second, with the responses of all that ended in it. */
    void close(Histogram responses, int activeConnections) {
        Second second = number(closed++);
        second.p50 = responses.getTotalCount() == 0 ? 0 : responses.getValueAtPercentile(50);
        second.p99 = responses.getTotalCount() == 0 ? 0 : responses.getValueAtPercentile(99);
        second.active = activeConnections;
    }

    List<TrialSecond> result() {
        List<TrialSecond> seconds = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            seconds.add(all.get(i).result(i));
        }
        return seconds;
    }

    private Second at(long nanos) {
        return number((int) Math.max(0, (nanos - start) / NANOS));
    }

    private Second number(int number) {
        while (all.size() <= number) {
            all.add(new Second());
        }
        return all.get(number);
    }
}
