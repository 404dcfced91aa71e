package dev.pglayout.reports.model;

/**
 * One line of {@code verdicts.json}: an arm against the control on one metric of an operation.
 *
 * @param difference time of the arm less time of the control, in {@code unit} (Hodges–Lehmann, 95 % interval); above 0 is slower;
 *     null without blocks
 * @param ratio time of the arm divided by time of the control, likewise; above 1 is slower
 * @param p exact signed-rank p of the log ratios, two-sided
 * @param pAdjusted p after Holm over all gated tests; null for the A/A arm, whose verdict is by Holm over the A/A cells
 * @param blocks blocks judged
 * @param excludedBlocks blocks left out by the rules fixed beforehand
 * @param minimumDetectableEffect smallest effect seen with 80 % power at this noise and number of blocks, as a share
 * @param medianArm median of the arm's values, in {@code unit}
 * @param reason one line where the verdict needs one (UNSTABLE, INCONCLUSIVE, INCOMPARABLE), or null
 */
public record VerdictRecord(
        String operation,
        String metric,
        String arm,
        String control,
        Effect difference,
        Effect ratio,
        Double p,
        Double pAdjusted,
        Verdict verdict,
        int blocks,
        int excludedBlocks,
        Double minimumDetectableEffect,
        Double medianArm,
        Double medianControl,
        String unit,
        Latency latency,
        String reason) {

    /** What it is of, see {@link Judged#name}. */
    public String name() {
        return new Judged(operation, metric).name();
    }

    /** The same, adjusted among other tests. */
    public VerdictRecord withAdjusted(double adjusted) {
        return new VerdictRecord(
                operation,
                metric,
                arm,
                control,
                difference,
                ratio,
                p,
                adjusted,
                verdict,
                blocks,
                excludedBlocks,
                minimumDetectableEffect,
                medianArm,
                medianControl,
                unit,
                latency,
                reason);
    }

    /** Ratios of percentiles, judged like the headline ratio but not gated; null where not sampled. */
    public record Latency(Effect p50, Effect p99) {}
}
