package dev.pglayout.reports.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One stretch of measuring: what was true of its JVM and of the host, and what it gave.
 *
 * @param place its properties stand beside the others in the file
 * @param mode JMH's short mode name ({@code avgt}, {@code ss}); of a trial its model of load ({@code open})
 * @param host its properties stand beside the others in the file
 * @param measuredSeconds the part of its wall time inside what was measured
 * @param samples its numbers; none of a trial that was disturbed and did not keep its schedule either
 */
public record Fork(
        Kind kind,
        @JsonUnwrapped Place place,
        String mode,
        @JsonUnwrapped Host host,
        double measuredSeconds,
        List<Sample> samples) {

    public enum Kind {
        /** A JVM of JMH; arms that share it ran slice by slice in turns. */
        FORK,
        /** One arm's trial of a load test. */
        TRIAL,
        /** One execution of upkeep, or of a cold run. */
        EXECUTION
    }

    /**
     * Where it stands in the schedule.
     *
     * @param round from 0
     * @param position order of execution over the whole run, from 0
     * @param operation what was asked; of a trial the mix
     */
    public record Place(int round, int position, String operation) {}

    /**
     * What was seen of the host meanwhile.
     *
     * @param startedAt ISO-8601 instant
     * @param wallSeconds its wall time, JVM start included
     * @param stealPercent CPU steal while it ran
     * @param load one-minute load average at its start
     * @param checkpoints servers on which a checkpoint fell into it
     * @param excludedReason why its block must not be judged, or null
     */
    public record Host(
            String startedAt,
            double wallSeconds,
            double stealPercent,
            double load,
            int checkpoints,
            String excludedReason) {

        /** The same with the time and the reason as a trial knows them. */
        public Host with(String start, String reason) {
            return new Host(start, wallSeconds, stealPercent, load, checkpoints, reason);
        }
    }

    public int round() {
        return place.round();
    }

    public int position() {
        return place.position();
    }

    public String operation() {
        return place.operation();
    }

    public String startedAt() {
        return host.startedAt();
    }

    public double wallSeconds() {
        return host.wallSeconds();
    }

    public double stealPercent() {
        return host.stealPercent();
    }

    public double load() {
        return host.load();
    }

    public int checkpoints() {
        return host.checkpoints();
    }

    public String excludedReason() {
        return host.excludedReason();
    }

    /** Names of the arms that it measured, in its order. */
    public Set<String> arms() {
        Set<String> arms = new LinkedHashSet<>();
        samples.forEach(sample -> arms.add(sample.arm()));
        return arms;
    }

    /** The same with other numbers. */
    public Fork with(List<Sample> others) {
        return new Fork(kind, place, mode, host, measuredSeconds, List.copyOf(others));
    }
}
