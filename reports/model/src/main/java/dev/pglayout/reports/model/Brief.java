package dev.pglayout.reports.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run in brief: what baselines and the history keep of it, enough to compare and to judge again.
 *
 * @param schemaVersion version of this format; readers refuse newer ones
 * @param runSchemaVersion of the run's own format, which says how was measured
 */
public record Brief(
        int schemaVersion,
        int runSchemaVersion,
        String runId,
        String profile,
        String createdAt,
        String cache,
        Plan plan,
        Environment environment,
        List<Target> targets,
        List<Cell> cells) {
    public static final int SCHEMA_VERSION = 2;

    /** @param settings of each node, those that are not PostgreSQL's defaults */
    public record Target(
            String layout,
            String provider,
            String serverVersion,
            String fingerprint,
            Map<String, Map<String, String>> settings) {}

    /**
     * One metric of an operation on one arm.
     *
     * @param verdict within its own run, against its control
     * @param logRatios {@code ln(arm / control)} of each block judged, in order of rounds
     * @param medianArm median of the arm's values, in {@code unit}
     */
    public record Cell(
            String operation,
            String metric,
            String arm,
            Verdict verdict,
            List<Double> logRatios,
            Double medianArm,
            Double medianControl,
            String unit) {

        public Judged judged() {
            return new Judged(operation, metric);
        }
    }

    public Optional<Cell> cell(Judged judged, String arm) {
        return cells.stream()
                .filter(cell -> cell.judged().equals(judged) && cell.arm().equals(arm))
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
