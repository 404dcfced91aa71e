package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Verdict;

/**
 * One metric of an operation on one arm in two runs.
 *
 * @param baseMedian median time of the arm, in {@code unit}; null where that run has none
 * @param baseRatio time of the arm divided by its own run's control; null where that run has none
 * @param baseVerdict within that run
 * @param ratio {@code newRatio / baseRatio}: above 1 the arm became slower
 * @param low lower end of the 95 % prediction interval, or null where the history is short
 * @param nights comparable earlier runs that the interval rests on
 * @param reason one line where the verdict needs one, or null
 */
public record ComparedCell(
        String operation,
        String metric,
        String arm,
        Double baseMedian,
        Double newMedian,
        String unit,
        Double baseRatio,
        Double newRatio,
        Verdict baseVerdict,
        Verdict newVerdict,
        Double ratio,
        Double low,
        Double high,
        Double p,
        Double pAdjusted,
        Verdict verdict,
        int nights,
        String reason) {

    public Judged judged() {
        return new Judged(operation, metric);
    }

    public String name() {
        return judged().name() + " on " + arm;
    }
}
