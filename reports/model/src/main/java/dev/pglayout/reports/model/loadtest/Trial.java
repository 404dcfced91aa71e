package dev.pglayout.reports.model.loadtest;

import java.util.List;
import java.util.Locale;

/**
 * One trial: one Gatling simulation against one arm in one round, in a JVM of its own. Its warm-up is not part of it.
 *
 * @param name what the trial was for: {@code probe-16}, {@code common-rate}, … ; names its folder
 * @param round from 0
 * @param position order of execution over the whole run, from 0
 * @param arm name of the arm
 * @param mix name of the mix
 * @param users virtual users of a closed model, connections of an open one
 * @param targetRate operations per second that were to arrive on average, over the whole measured phase; null in a closed model
 * @param startedAt start of the measured phase, an ISO-8601 instant; all times of {@code seconds} count from it
 * @param warmupSeconds the time before it, connecting included
 * @param measuredSeconds length of the measured phase as planned, or until it was ended early
 * @param achievedRate operations per second of it, errors not counted: those that ended in it in a closed model, those that
 *     started in it in a scheduled one
 * @param status whether its percentiles may be judged
 * @param statusReason one line saying why not, or null
 * @param operations one per operation of the mix, in its order; transactions count as one
 * @param seconds one per second of the measured phase, in order
 * @param wakeUpNanos how late threads that slept to a given time woke in this JVM just before the load, 99th percentile; null
 *     where not taken
 * @param gatlingReport path of Gatling's own page, relative to the trial's folder, or null
 * @param excludedReason why its block must not be judged, or null
 */
public record Trial(
        String name,
        int round,
        int position,
        String arm,
        String mix,
        Model model,
        int users,
        Double targetRate,
        String startedAt,
        double warmupSeconds,
        double measuredSeconds,
        double achievedRate,
        Status status,
        String statusReason,
        List<TrialOperation> operations,
        List<TrialSecond> seconds,
        Long wakeUpNanos,
        String gatlingReport,
        String excludedReason) {

    /** The same, not to be judged. */
    public Trial withExcludedReason(String reason) {
        return with(status, statusReason, gatlingReport, reason);
    }

    /** The same with Gatling's own page, or null. */
    public Trial withGatlingReport(String page) {
        return with(status, statusReason, page, excludedReason);
    }

    /** The same data, which ended in another way. */
    public Trial withStatus(Status other, String reason) {
        return with(other, reason, gatlingReport, excludedReason);
    }

    private Trial with(Status ended, String why, String page, String excluded) {
        return new Trial(
                name,
                round,
                position,
                arm,
                mix,
                model,
                users,
                targetRate,
                startedAt,
                warmupSeconds,
                measuredSeconds,
                achievedRate,
                ended,
                why,
                operations,
                seconds,
                wakeUpNanos,
                page,
                excluded);
    }

    /** How operations arrive. */
    public enum Model {
        /** A fixed number of users, each asking as soon as it was answered and has thought. */
        CLOSED,
        /** A constant rate, whatever the answers take. */
        OPEN,
        /** A rate that grows steadily. */
        RAMP,
        /** A closed model without think time, to find the capacity. */
        PROBE,
        /** A constant rate for long. */
        SOAK;

        /** Whether operations have an intended start that answers cannot move. */
        public boolean scheduled() {
            return this == OPEN || this == RAMP || this == SOAK;
        }

        /** As on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a trial ended. */
    public enum Status {
        OK,
        /** The schedule was missed: rates hold, percentiles say more about the queue than about the server. */
        SATURATED,
        /** The trial could not run, or not one operation succeeded. */
        FAILED,
        /** Ended early; what it holds is right, but shorter than planned. */
        INTERRUPTED
    }
}
