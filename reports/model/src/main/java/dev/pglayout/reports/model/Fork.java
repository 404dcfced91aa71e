package dev.pglayout.reports.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One stretch of measuring: what was true of its JVM and of the host, and what it gave.
 *
 * @param round from 0
 * @param position order of execution over the whole run, from 0
 * @param operation what was asked; of a trial the mix
 * @param mode JMH's short mode name ({@code avgt}, {@code sample}, {@code ss}); of a trial its model of load ({@code open})
 * @param startedAt ISO-8601 instant
 * @param wallSeconds its wall time, JVM start included
 * @param measuredSeconds the part inside what was measured
 * @param stealPercent CPU steal while it ran
 * @param load one-minute load average at its start
 * @param checkpoints servers on which a checkpoint fell into it
 * @param excludedReason why its block must not be judged, or null
 * @param samples its numbers; none of a trial that was disturbed and did not keep its schedule either
 */
public record Fork(
        Kind kind,
        int round,
        int position,
        String operation,
        String mode,
        String startedAt,
        double wallSeconds,
        double measuredSeconds,
        double stealPercent,
        double load,
        int checkpoints,
        String excludedReason,
        List<Sample> samples) {

    public enum Kind {
        /** A JVM of JMH; arms that share it ran slice by slice in turns. */
        FORK,
        /** One arm's trial of a load test. */
        TRIAL,
        /** One execution of upkeep, or of a cold run. */
        EXECUTION
    }

    /** Names of the arms that it measured, in its order. */
    public Set<String> arms() {
        Set<String> arms = new LinkedHashSet<>();
        samples.forEach(sample -> arms.add(sample.arm()));
        return arms;
    }

    /** The same with other numbers. */
    public Fork with(List<Sample> others) {
        return new Fork(
                kind,
                round,
                position,
                operation,
                mode,
                startedAt,
                wallSeconds,
                measuredSeconds,
                stealPercent,
                load,
                checkpoints,
                excludedReason,
                List.copyOf(others));
    }
}
