package dev.pglayout.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pglayout.reports.model.loadtest.LoadTests;
import java.util.List;

/**
 * One run as {@code run.json} holds it: raw data, plans, environment; verdicts recompute from it.
 *
 * @param schemaVersion version of this format in which it was written; readers refuse newer ones. It says too how was measured
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
 * @param loadTests raw data of a load test; null in other runs
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
        @JsonInclude(JsonInclude.Include.NON_NULL) LoadTests loadTests,
        @JsonInclude(JsonInclude.Include.NON_NULL) Sweep sweep) {
    public static final int SCHEMA_VERSION = 2;

    /** The same with another plan. */
    public Run with(Plan other) {
        return copy(other, environment, forks);
    }

    /** The same with another environment. */
    public Run with(Environment other) {
        return copy(plan, other, forks);
    }

    /** The same with other forks. */
    public Run with(List<Fork> others) {
        return copy(plan, environment, others);
    }

    private Run copy(Plan ofPlan, Environment ofEnvironment, List<Fork> ofForks) {
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
                ofEnvironment,
                targets,
                plans,
                canaries,
                ofForks,
                loadTests,
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
