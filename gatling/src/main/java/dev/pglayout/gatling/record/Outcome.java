package dev.pglayout.gatling.record;

import dev.pglayout.gatling.trial.TrialSpec;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.util.Collection;
import java.util.List;

/** Says what became of a trial; the rules of when percentiles are withheld. */
final class Outcome {
    /** Below this share of the rate that was to arrive, the schedule was missed. */
    static final double LEAST_ACHIEVED = 0.99;

    /**
     * Above this share of the response, beside what the machine itself takes to wake a thread, waiting for the client says more
     * than waiting for the server.
     */
    static final double MOST_LAG = 0.10;

    private final TrialSpec spec;
    private final Collection<Tally> tallies;

    Outcome(TrialSpec spec, Collection<Tally> tallies) {
        this.spec = spec;
        this.tallies = tallies;
    }

    /**
     * @param ended successful operations that count for the rate
     * @param interrupted whether the trial was ended early
     * @param wakeUpNanos see {@link Trial#wakeUpNanos}
     */
    record View(
            String startedAt,
            double warmUpSeconds,
            double seconds,
            long ended,
            boolean interrupted,
            Long wakeUpNanos,
            List<TrialSecond> all) {}

    Trial trial(View view) {
        double rate = view.seconds() > 0 ? view.ended() / view.seconds() : 0;
        String saturated = spec.model().scheduled() ? saturated(view) : null;
        Status status = status(view, saturated);
        return new Trial(
                spec.name(),
                spec.round(),
                spec.position(),
                spec.arm(),
                spec.mix(),
                spec.model(),
                spec.users(),
                spec.meanRate(),
                view.startedAt(),
                view.warmUpSeconds(),
                view.seconds(),
                rate,
                status,
                reason(status, view, saturated),
                tallies.stream().map(Tally::result).toList(),
                view.all(),
                view.wakeUpNanos(),
                null,
                null);
    }

    private Status status(View view, String saturated) {
        if (view.interrupted()) {
            return Status.INTERRUPTED;
        }
        if (tallies.stream().mapToLong(Tally::ok).sum() == 0) {
            return Status.FAILED;
        }
        return saturated == null ? Status.OK : Status.SATURATED;
    }

    private String reason(Status status, View view, String saturated) {
        return switch (status) {
            case OK -> null;
            case SATURATED -> saturated;
            case FAILED -> "not one operation succeeded";
            case INTERRUPTED ->
                "ended after %.1f of %.1f s"
                        .formatted(view.seconds(), spec.duration().toNanos() / 1e9);
        };
    }

    private String saturated(View view) {
        // Errors are on time too: they are told as what they are, and not as a schedule that was missed.
        double asked =
                tallies.stream().mapToLong(tally -> tally.ok() + tally.ko()).sum() / view.seconds();
        if (asked < LEAST_ACHIEVED * spec.meanRate()) {
            return "asked %.1f operations/s, %.1f %% of the %.1f that were to arrive"
                    .formatted(asked, 100 * asked / spec.meanRate(), spec.meanRate());
        }
        Times all = new Times();
        tallies.forEach(tally -> all.add(tally.total));
        long lag = all.lag.getValueAtPercentile(99);
        long response = all.response.getValueAtPercentile(99);
        long machine = view.wakeUpNanos() == null ? 0 : view.wakeUpNanos();
        return lag - machine > MOST_LAG * response
                ? "p99 of the lag is %.3f ms, more than a tenth of the response's %.3f ms and %.3f ms to wake a thread"
                        .formatted(lag / 1e6, response / 1e6, machine / 1e6)
                : null;
    }
}
