package dev.pglayout.reports.verdict;

import dev.pglayout.reports.gate.AaAlarms;
import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.NoisyMachine.Work;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often the judge is right and wrong over many synthetic runs; all are shares.
 *
 * @param falseAlarms runs in which any cell without an effect is FASTER or SLOWER
 * @param falseSignificance runs in which any such cell is Holm-significant, however small: the gate without its margin
 * @param aaAlarms runs in which any A/A verdict alarms
 * @param aaGate runs that the gate refuses for it, after Holm
 * @param coverage intervals that hold the true ratio, of all cells with one speed
 * @param differenceCoverage intervals that hold the true difference, likewise
 * @param effectCoverage of the slowed cell alone: intervals that hold its true difference
 * @param slower runs in which the slowed cell is SLOWER
 * @param unstable runs in which the slowed cell is UNSTABLE
 * @param calledUnstable cells without an effect that are UNSTABLE
 * @param same cells without an effect that are SAME
 * @param sameLookups the same of look-ups
 * @param sameAggregates the same of aggregates
 * @param sameInserts the same of inserts
 * @param detectable mean of the minimum detectable effects that the judge reports for gated cells of reads
 * @param detectableInserts the same for inserts
 * @param slowedDetectable the same for the cell that is slowed, where there is an effect
 */
record Rates(
        double falseAlarms,
        double falseSignificance,
        double aaAlarms,
        double aaGate,
        double coverage,
        double differenceCoverage,
        double effectCoverage,
        double slower,
        double unstable,
        double calledUnstable,
        double same,
        double sameLookups,
        double sameAggregates,
        double sameInserts,
        double detectable,
        double detectableInserts,
        double slowedDetectable) {

    /** With the margin that runs have by default. */
    static Rates of(SyntheticRuns lab, int runs) {
        return of(lab, runs, Runs.MARGIN).get(0);
    }

    /** The same runs, judged with each of the margins. */
    static List<Rates> of(SyntheticRuns lab, int runs, double... margins) {
        List<List<Rates>> each = LongStream.range(0, runs)
                .parallel()
                .mapToObj(lab::simulated)
                .map(one -> IntStream.range(0, margins.length)
                        .mapToObj(i -> of(lab, one, margins[i]))
                        .toList())
                .toList();
        return IntStream.range(0, margins.length)
                .mapToObj(i -> mean(each.stream().map(ofRun -> ofRun.get(i)).toList()))
                .toList();
    }

    private static Rates mean(List<Rates> each) {
        return new Rates(
                mean(each, Rates::falseAlarms),
                mean(each, Rates::falseSignificance),
                mean(each, Rates::aaAlarms),
                mean(each, Rates::aaGate),
                mean(each, Rates::coverage),
                mean(each, Rates::differenceCoverage),
                mean(each, Rates::effectCoverage),
                mean(each, Rates::slower),
                mean(each, Rates::unstable),
                mean(each, Rates::calledUnstable),
                mean(each, Rates::same),
                mean(each, Rates::sameLookups),
                mean(each, Rates::sameAggregates),
                mean(each, Rates::sameInserts),
                mean(each, Rates::detectable),
                mean(each, Rates::detectableInserts),
                mean(each, Rates::slowedDetectable));
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> number) {
        return values.stream().mapToDouble(number).average().orElseThrow();
    }

    private static Rates of(SyntheticRuns lab, SyntheticRuns.Simulated simulated, double margin) {
        Run run = Runs.withMargin(simulated.run(), margin);
        List<VerdictRecord> all = Judge.judge(run);
        List<VerdictRecord> slowed = all.stream().filter(v -> isSlowed(lab, v)).toList();
        List<VerdictRecord> alike =
                all.stream().filter(v -> !lab.hasEffect() || !isSlowed(lab, v)).toList();
        List<VerdictRecord> gated =
                alike.stream().filter(v -> v.pAdjusted() != null).toList();
        List<VerdictRecord> ofOneSpeed = lab.secondSpeed() == 1 ? all : alike;
        return new Rates(
                any(gated, v -> v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER),
                any(gated, v -> v.pAdjusted() <= 0.05),
                Trust.of(run, all).controlAgreesWithItself() ? 0 : 1,
                AaAlarms.of(run.plan(), all).isEmpty() ? 0 : 1,
                share(ofOneSpeed, v -> covers(v.ratio(), isSlowed(lab, v) ? lab.effect() : 1)),
                share(ofOneSpeed, v -> covers(v.difference(), isSlowed(lab, v) ? simulated.difference() : 0)),
                share(slowed, v -> covers(v.difference(), simulated.difference())),
                any(slowed, v -> v.verdict() == Verdict.SLOWER),
                any(slowed, v -> v.verdict() == Verdict.UNSTABLE),
                share(alike, v -> v.verdict() == Verdict.UNSTABLE),
                share(alike, Rates::isSame),
                share(of(alike, Work.LOOKUP), Rates::isSame),
                share(of(alike, Work.AGGREGATE), Rates::isSame),
                share(of(alike, Work.INSERT), Rates::isSame),
                detectable(gated, v -> SyntheticRuns.work(v.operation()) != Work.INSERT),
                detectable(gated, v -> SyntheticRuns.work(v.operation()) == Work.INSERT),
                detectable(slowed, v -> true));
    }

    private static List<VerdictRecord> of(List<VerdictRecord> verdicts, Work work) {
        return verdicts.stream()
                .filter(v -> SyntheticRuns.work(v.operation()) == work)
                .toList();
    }

    private static boolean isSame(VerdictRecord verdict) {
        return verdict.verdict() == Verdict.SAME;
    }

    private static double detectable(List<VerdictRecord> verdicts, Predicate<VerdictRecord> wanted) {
        return verdicts.stream()
                .filter(wanted)
                .map(VerdictRecord::minimumDetectableEffect)
                .filter(Objects::nonNull)
                .mapToDouble(effect -> effect)
                .average()
                .orElse(Double.NaN);
    }

    private static boolean covers(Effect effect, double truth) {
        return effect.low() <= truth && truth <= effect.high();
    }

    private static boolean isSlowed(SyntheticRuns lab, VerdictRecord verdict) {
        return verdict.arm().equals(SyntheticRuns.SLOWED) && verdict.operation().equals(lab.slowed());
    }

    private static double any(List<VerdictRecord> verdicts, Predicate<VerdictRecord> wanted) {
        return verdicts.stream().anyMatch(wanted) ? 1 : 0;
    }

    private static double share(List<VerdictRecord> verdicts, Predicate<VerdictRecord> wanted) {
        return verdicts.stream().filter(wanted).count() / (double) verdicts.size();
    }
}
