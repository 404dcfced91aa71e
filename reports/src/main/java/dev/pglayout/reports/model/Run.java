package dev.pglayout.reports.model;

import java.util.List;

/**
 * One run as {@code run.json} holds it: raw data, plans, environment; verdicts recompute from it.
 *
 * @param schemaVersion version of this format; readers refuse newer ones
 * @param runId name of the run's folder
 * @param profile name of the profile
 * @param status whether the run is whole
 * @param statusReason one line saying why it is not, or null
 * @param createdAt ISO-8601 instant
 * @param finishedAt ISO-8601 instant, or null while running
 * @param cache {@code hot} or {@code cold}; reports never mix them
 * @param meaningless true for profiles too short to judge (smoke)
 * @param wallSeconds wall time of the whole run
 * @param measuredSeconds sum of the measured iterations' time
 * @param sweep null unless the run is one
 */
public record Run(
        int schemaVersion,
        String runId,
        String profile,
        Status status,
        String statusReason,
        String createdAt,
        String finishedAt,
        String cache,
        boolean meaningless,
        double wallSeconds,
        double measuredSeconds,
        Plan plan,
        Environment environment,
        List<TargetRecord> targets,
        List<PlanRecord> plans,
        List<Canary> canaries,
        List<Fork> forks,
        Sweep sweep) {
    public static final int SCHEMA_VERSION = 1;

    /** The same with another plan. */
    public Run with(Plan other) {
        return copy(other, forks);
    }

    /** The same with other forks. */
    public Run with(List<Fork> others) {
        return copy(plan, others);
    }

    private Run copy(Plan ofPlan, List<Fork> ofForks) {
        return new Run(
                schemaVersion,
                runId,
                profile,
                status,
                statusReason,
                createdAt,
                finishedAt,
                cache,
                meaningless,
                wallSeconds,
                measuredSeconds,
                ofPlan,
                environment,
                targets,
                plans,
                canaries,
                ofForks,
                sweep);
    }

    public enum Status {
        RUNNING,
        COMPLETE,
        INTERRUPTED,
        FAILED_VERIFICATION,
        SERVER_LOST
    }
}
