package dev.pglayout.reports.verdict;

import dev.pglayout.reports.gate.AaAlarms;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How often the judge is right and wrong over many synthetic runs; all are shares.
 *
 * @param falseAlarms runs in which any cell without an effect is FASTER or SLOWER
 * @param falseSignificance runs in which any such cell is Holm-significant, however small: the gate without its margin
 * @param aaAlarms runs in which any A/A verdict alarms
 * @param aaGate runs that the gate refuses for it, after Holm
 * @param coverage intervals that hold the true ratio, of all cells with one speed
 * @param slower runs in which the slowed cell is SLOWER
 * @param unstable runs in which the slowed cell is UNSTABLE
 * @param calledUnstable cells without an effect that are UNSTABLE
 * @param same cells without an effect that are SAME
 * @param detectable mean of the minimum detectable effects that the judge reports for gated cells
 */
record Rates(
        double falseAlarms,
        double falseSignificance,
        double aaAlarms,
        double aaGate,
        double coverage,
        double slower,
        double unstable,
        double calledUnstable,
        double same,
        double detectable) {

    static Rates of(SyntheticRuns lab, int runs) {
        List<Rates> each = LongStream.range(0, runs)
                .parallel()
                .mapToObj(seed -> of(lab, lab.interleaved(seed)))
                .toList();
        return new Rates(
                mean(each, Rates::falseAlarms),
                mean(each, Rates::falseSignificance),
                mean(each, Rates::aaAlarms),
                mean(each, Rates::aaGate),
                mean(each, Rates::coverage),
                mean(each, Rates::slower),
                mean(each, Rates::unstable),
                mean(each, Rates::calledUnstable),
                mean(each, Rates::same),
                mean(each, Rates::detectable));
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> number) {
        return values.stream().mapToDouble(number).average().orElseThrow();
    }

    private static Rates of(SyntheticRuns lab, Run run) {
        List<VerdictRecord> all = Judge.judge(run);
        List<VerdictRecord> slowed = all.stream().filter(Rates::isSlowed).toList();
        List<VerdictRecord> alike =
                all.stream().filter(v -> !lab.hasEffect() || !isSlowed(v)).toList();
        List<VerdictRecord> gated =
                alike.stream().filter(v -> v.pAdjusted() != null).toList();
        List<VerdictRecord> ofOneSpeed = lab.secondSpeed() == 1 ? all : alike;
        double covered = share(ofOneSpeed, v -> covers(v, isSlowed(v) ? lab.effect() : 1));
        return new Rates(
                any(gated, v -> v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER),
                any(gated, v -> v.pAdjusted() <= 0.05),
                Trust.of(run, all).controlAgreesWithItself() ? 0 : 1,
                AaAlarms.of(run.plan(), all).isEmpty() ? 0 : 1,
                covered,
                any(slowed, v -> v.verdict() == Verdict.SLOWER),
                any(slowed, v -> v.verdict() == Verdict.UNSTABLE),
                share(alike, v -> v.verdict() == Verdict.UNSTABLE),
                share(alike, v -> v.verdict() == Verdict.SAME),
                mean(gated, VerdictRecord::minimumDetectableEffect));
    }

    private static boolean covers(VerdictRecord verdict, double truth) {
        return verdict.ratio().low() <= truth && truth <= verdict.ratio().high();
    }

    private static boolean isSlowed(VerdictRecord verdict) {
        return verdict.arm().equals(SyntheticRuns.SLOWED) && verdict.operation().equals(SyntheticRuns.SLOWED_OPERATION);
    }

    private static double any(List<VerdictRecord> verdicts, Predicate<VerdictRecord> wanted) {
        return verdicts.stream().anyMatch(wanted) ? 1 : 0;
    }

    private static double share(List<VerdictRecord> verdicts, Predicate<VerdictRecord> wanted) {
        return verdicts.stream().filter(wanted).count() / (double) verdicts.size();
    }
}
