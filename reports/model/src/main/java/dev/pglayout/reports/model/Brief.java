package dev.pglayout.reports.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run in brief: what baselines and the history keep of it, enough to compare and to judge again.
 *
 * @param schemaVersion version of this format; readers refuse newer ones
 */
public record Brief(
        int schemaVersion,
        String runId,
        String profile,
        String createdAt,
        String cache,
        Plan plan,
        Environment environment,
        List<Target> targets,
        List<Cell> cells) {
    public static final int SCHEMA_VERSION = 1;

    /** @param settings of each node, those that are not PostgreSQL's defaults */
    public record Target(
            String layout,
            String provider,
            String serverVersion,
            String fingerprint,
            Map<String, Map<String, String>> settings) {}

    /**
     * One operation on one arm.
     *
     * @param verdict within its own run, against its control
     * @param logRatios {@code ln(arm / control)} of each block judged, in order of rounds
     * @param medianArm median of the arm's forks, in {@code unit}
     */
    public record Cell(
            String operation,
            String arm,
            Verdict verdict,
            List<Double> logRatios,
            Double medianArm,
            Double medianControl,
            String unit) {}

    public Optional<Cell> cell(String operation, String arm) {
        return cells.stream()
                .filter(cell -> cell.operation().equals(operation) && cell.arm().equals(arm))
                .findFirst();
    }

    /** The target behind an arm. */
    public Optional<Target> target(String arm) {
        return arm(arm).flatMap(detail -> targets.stream()
                .filter(target -> target.layout().equals(detail.layout()))
                .findFirst());
    }

    public Optional<Plan.ArmDetail> arm(String name) {
        return plan.armDetails().stream()
                .filter(detail -> detail.name().equals(name))
                .findFirst();
    }
}
