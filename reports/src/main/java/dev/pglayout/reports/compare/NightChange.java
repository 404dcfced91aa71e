package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.stats.NightSpread;
import java.util.Optional;
import java.util.function.Function;

/**
 * The change of one cell from one night to another, not yet judged.
 *
 * @param nights figures of comparable earlier runs
 * @param obstacle why it must not be judged, or null
 */
record NightChange(Judged judged, String arm, Brief.Cell before, Brief.Cell after, double[] nights, Obstacle obstacle) {
    private static final double LEVEL = 0.05;

    record Obstacle(Verdict verdict, String reason) {
        static Obstacle shortHistory(int nights) {
            return new Obstacle(
                    Verdict.INCOMPARABLE,
                    "history too short: %d of %d comparable earlier runs".formatted(nights, Comparison.NIGHTS_NEEDED));
        }
    }

    boolean tested() {
        return obstacle == null;
    }

    double p() {
        return NightSpread.of(nights).p(difference());
    }

    ComparedCell judged(double pAdjusted, double margin) {
        Optional<Interval> ratios = tested()
                ? Optional.of(
                        NightSpread.of(nights).interval(difference(), 1 - LEVEL).exp())
                : Optional.empty();
        Verdict verdict = tested() ? verdict(pAdjusted, Math.log1p(margin)) : obstacle.verdict;
        return new ComparedCell(
                judged.operation(),
                judged.metric(),
                arm,
                of(before, Brief.Cell::medianArm),
                of(after, Brief.Cell::medianArm),
                after == null ? before.unit() : after.unit(),
                of(before, NightChange::figure),
                of(after, NightChange::figure),
                of(before, Brief.Cell::verdict),
                of(after, Brief.Cell::verdict),
                hasBoth() ? (Double) Math.exp(difference()) : null,
                ratios.map(Interval::low).orElse(null),
                ratios.map(Interval::high).orElse(null),
                tested() ? (Double) p() : null,
                tested() ? (Double) pAdjusted : null,
                verdict,
                nights.length,
                tested() ? open(verdict, pAdjusted) : obstacle.reason);
    }

    private boolean hasBoth() {
        return of(before, NightChange::figure) != null && of(after, NightChange::figure) != null;
    }

    private static <T> T of(Brief.Cell cell, Function<Brief.Cell, T> part) {
        return cell == null ? null : part.apply(cell);
    }

    private Verdict verdict(double pAdjusted, double bound) {
        if (pAdjusted <= LEVEL && Math.abs(difference()) > bound) {
            return difference() > 0 ? Verdict.SLOWER : Verdict.FASTER;
        }
        boolean same =
                NightSpread.of(nights).interval(difference(), 1 - 2 * LEVEL).within(bound);
        return same ? Verdict.SAME : Verdict.INCONCLUSIVE;
    }

    private static String open(Verdict verdict, double pAdjusted) {
        if (verdict != Verdict.INCONCLUSIVE) {
            return null;
        }
        return pAdjusted <= LEVEL
                ? "changed, but it is open whether by more than the margin"
                : "nights differ too much to show a change or its absence";
    }

    private double difference() {
        return AcrossRuns.night(after) - AcrossRuns.night(before);
    }

    private static Double figure(Brief.Cell cell) {
        return cell.logRatios().isEmpty() ? null : (Double) Math.exp(AcrossRuns.night(cell));
    }
}
