package dev.pglayout.reports.model;

/**
 * One line of {@code verdicts.json}: an arm against the control on one operation.
 *
 * @param ratio time of the arm divided by time of the control (Hodges–Lehmann); above 1 is slower; null without blocks
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param p exact signed-rank p, two-sided
 * @param pAdjusted p after Holm over all gated tests; null for the A/A arm, whose verdict is by Holm over the A/A cells
 * @param blocks blocks judged
 * @param excludedBlocks blocks left out by the rules fixed beforehand
 * @param minimumDetectableEffect smallest effect seen with 80 % power at this noise and number of blocks, as a share
 * @param medianArm median of the arm's forks, in {@code unit}
 * @param reason one line where the verdict needs one (UNSTABLE, INCONCLUSIVE, INCOMPARABLE), or null
 */
public record VerdictRecord(
        String operation,
        String arm,
        String control,
        Double ratio,
        Double low,
        Double high,
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

    /** The same, adjusted among other tests. */
    public VerdictRecord withAdjusted(double adjusted) {
        return new VerdictRecord(
                operation,
                arm,
                control,
                ratio,
                low,
                high,
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
    public record Latency(Ratio p50, Ratio p99) {}

    public record Ratio(double ratio, double low, double high) {}
}
