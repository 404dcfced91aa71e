package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.util.List;
import java.util.OptionalDouble;

/** How long users felt an event. */
final class Recovery {
    /** A second with less than this share of a usual second's operations is not recovered. */
    private static final double USUAL_SHARE = 0.5;

    private Recovery() {}

    /**
     * Seconds from {@code started} to the end of the last second that had errors, or less than half of the operations that a second
     * had before; 0 where none had. Empty where there is no whole second before the event, or it had not recovered by the end.
     *
     * @param until when the next event began: what is felt from then on is not this one's; infinite for the last
     */
    static OptionalDouble seconds(List<TrialSecond> seconds, double started, double until) {
        // The last second of a trial is rarely a whole one.
        List<TrialSecond> whole = seconds.subList(0, Math.max(0, seconds.size() - 1)).stream()
                .filter(s -> s.second() + 1 <= until)
                .toList();
        double[] before = whole.stream()
                .filter(s -> s.second() + 1 <= started)
                .mapToDouble(TrialSecond::ok)
                .sorted()
                .toArray();
        if (before.length == 0) {
            return OptionalDouble.empty();
        }
        double usual = before[before.length / 2];
        List<TrialSecond> after =
                whole.stream().filter(s -> s.second() + 1 > started).toList();
        double ended = after.stream()
                .filter(s -> s.ko() > 0 || s.ok() < usual * USUAL_SHARE)
                .mapToDouble(s -> s.second() + 1.0)
                .max()
                .orElse(started);
        boolean recovered = after.stream().anyMatch(s -> s.second() + 1 > ended);
        return recovered ? OptionalDouble.of(Math.max(0, ended - started)) : OptionalDouble.empty();
    }
}
