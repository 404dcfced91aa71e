package dev.pglayout.reports.gate;

import dev.pglayout.reports.compare.ComparedCell;
import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.Effects;
import dev.pglayout.reports.render.Fmt;
import dev.pglayout.reports.verdict.Margin;

/**
 * One test of the gate.
 *
 * @param operation with its metric where that is not its time
 * @param arm the arm, or {@code after against before} for a pair within the run
 * @param difference in {@code unit}, of a pair in one run; null across two nights, whose times do not compare
 * @param margin smallest slowdown that fails it, as a share
 * @param marginMicros the same as a time, or null; it must exceed both
 */
public record GateCell(
        String operation,
        String arm,
        Effect difference,
        Effect ratio,
        String unit,
        Verdict verdict,
        double margin,
        Double marginMicros,
        String reason) {

    static GateCell of(ComparedCell cell, double margin) {
        return new GateCell(
                cell.judged().name(),
                cell.arm(),
                null,
                cell.ratio() == null ? null : new Effect(cell.ratio(), cell.low(), cell.high()),
                cell.unit(),
                cell.verdict(),
                margin,
                null,
                cell.reason());
    }

    /** @param marginMicros see {@link dev.pglayout.reports.model.Plan#marginMicros} */
    static GateCell of(VerdictRecord verdict, String name, double margin, Double marginMicros) {
        return new GateCell(
                verdict.name(),
                name,
                verdict.difference(),
                verdict.ratio(),
                verdict.unit(),
                beyond(verdict, margin, marginMicros),
                margin,
                marginMicros,
                verdict.reason());
    }

    /** The run's own margin decided the verdict; the gate's may be wider or narrower. */
    private static Verdict beyond(VerdictRecord verdict, double margin, Double marginMicros) {
        if (verdict.ratio() == null || verdict.verdict() == Verdict.UNSTABLE) {
            return verdict.verdict();
        }
        // The verdict within its own pair knows nothing of the other pairs that p was corrected for.
        boolean shown = verdict.pAdjusted() != null && verdict.pAdjusted() <= 0.05;
        if (shown && Margin.exceeded(verdict, margin, marginMicros)) {
            return verdict.ratio().value() > 1 ? Verdict.SLOWER : Verdict.FASTER;
        }
        boolean differs = verdict.verdict() == Verdict.SLOWER || verdict.verdict() == Verdict.FASTER;
        return differs ? Verdict.INCONCLUSIVE : verdict.verdict();
    }

    public boolean slower() {
        return verdict == Verdict.SLOWER;
    }

    public boolean compared() {
        return verdict != Verdict.INCOMPARABLE && verdict != Verdict.UNAVAILABLE && verdict != Verdict.UNSTABLE;
    }

    public String sentence() {
        String effect = ratio == null ? "" : ", " + Effects.both(difference, ratio, unit);
        return "%s on %s: %s%s, margin %s%s"
                .formatted(
                        operation,
                        arm,
                        verdict,
                        effect,
                        Fmt.margin(margin, marginMicros, "and"),
                        reason == null ? "" : "; " + reason);
    }
}
