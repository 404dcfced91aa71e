package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.DetectableEffect;
import dev.pglayout.reports.stats.Holm;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges a run from its raw forks alone, so that verdicts recompute from {@code run.json}.
 *
 * <p>Every arm but the A/A arm is gated: Holm's correction runs over all their cells that have blocks, unstable ones
 * included, so that what the data look like does not change the number of tests.
 */
public final class Judge {
    private static final double CONFIDENCE = 0.95;

    private final Run run;
    private final int tests;

    private Judge(Run run, List<Cell> cells) {
        this.run = run;
        this.tests = (int) cells.stream().filter(Cell::tested).count();
    }

    /** One row per metric judged and arm other than the control, in the plan's order of operations, metrics, then arms. */
    public static List<VerdictRecord> judge(Run run) {
        List<Cell> cells = cells(run);
        Judge judge = new Judge(run, cells);
        Double[] adjusted = adjusted(cells);
        List<VerdictRecord> verdicts = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Cell cell = cells.get(i);
            verdicts.add(cell.isJudged() ? judge.judged(cell, adjusted[i]) : judge.notJudged(cell));
        }
        return List.copyOf(verdicts);
    }

    static List<Cell> cells(Run run) {
        Plan plan = run.plan();
        Map<String, List<Fork>> forks = run.forks().stream().collect(Collectors.groupingBy(Fork::operation));
        List<Cell> cells = new ArrayList<>();
        for (Judged judged : plan.judged()) {
            List<Fork> ofOperation = forks.getOrDefault(judged.operation(), List.of());
            Blocks blocks = Blocks.of(ofOperation, judged);
            Blocks sampled = Blocks.sampled(ofOperation, judged);
            plan.arms().stream()
                    .filter(arm -> !arm.equals(plan.control()))
                    .forEach(arm -> cells.add(Cell.of(run, judged, arm, blocks, sampled)));
        }
        return cells;
    }

    /**
     * By Holm over the gated tests, and apart from them over the A/A cells: each family raises a false alarm in at most 5 % of
     * all runs, however many operations there are. Null for cells without blocks.
     */
    private static Double[] adjusted(List<Cell> cells) {
        Double[] adjusted = new Double[cells.size()];
        adjust(cells, Cell::tested, adjusted);
        adjust(cells, cell -> cell.isJudged() && !cell.gated(), adjusted);
        return adjusted;
    }

    private static void adjust(List<Cell> cells, Predicate<Cell> family, Double[] adjusted) {
        int[] members = IntStream.range(0, cells.size())
                .filter(i -> family.test(cells.get(i)))
                .toArray();
        double[] holm = Holm.adjust(
                Arrays.stream(members).mapToDouble(i -> cells.get(i).p()).toArray());
        for (int member = 0; member < members.length; member++) {
            adjusted[members[member]] = holm[member];
        }
    }

    private VerdictRecord judged(Cell cell, Double pAdjusted) {
        int amongTests = cell.gated() ? tests : 1;
        Evidence evidence = cell.evidence();
        double confidence = 1 - evidence.level(1 - CONFIDENCE);
        double[] logRatios = Evidence.values(cell.pairs(), Pair::logRatio);
        Decision decision = decision(cell, pAdjusted, amongTests);
        return new VerdictRecord(
                cell.judged().operation(),
                cell.judged().metric(),
                cell.arm(),
                run.plan().control(),
                effect(Evidence.values(cell.pairs(), Pair::difference), confidence, difference -> difference),
                effect(logRatios, confidence, Math::exp),
                cell.p(),
                cell.gated() ? pAdjusted : null,
                decision.verdict(),
                logRatios.length,
                cell.excluded(),
                minimumDetectableEffect(logRatios, evidence.level(Decision.LEVEL / amongTests)),
                median(cell, Pair::arm),
                median(cell, Pair::control),
                cell.unit(),
                latency(cell.sampled()),
                decision.reason());
    }

    private Decision decision(Cell cell, double pAdjusted, int amongTests) {
        Margin margin = Margin.of(run.plan(), cell.unit());
        double logRatio = estimate(cell, Pair::logRatio);
        boolean exceeded = margin.exceeded(logRatio, estimate(cell, Pair::difference));
        return Stability.twoSpeeds(cell, margin.logBound(median(cell, Pair::control)))
                .map(speeds -> new Decision(Verdict.UNSTABLE, speeds))
                .orElseGet(() -> Decision.of(
                        logRatio,
                        exceeded,
                        margin.holds(cell.evidence()),
                        cell.pairs().size(),
                        pAdjusted,
                        amongTests,
                        margin));
    }

    private static double estimate(Cell cell, ToDoubleFunction<Pair> effect) {
        return WalshAverages.of(Evidence.values(cell.pairs(), effect)).estimate();
    }

    /** @param shown from the scale of the values to that which is shown */
    private static Effect effect(double[] values, double confidence, DoubleUnaryOperator shown) {
        WalshAverages walsh = WalshAverages.of(values);
        Optional<Interval> interval = walsh.interval(confidence);
        return new Effect(
                shown.applyAsDouble(walsh.estimate()),
                interval.map(Interval::low).map(shown::applyAsDouble).orElse(null),
                interval.map(Interval::high).map(shown::applyAsDouble).orElse(null));
    }

    private VerdictRecord notJudged(Cell cell) {
        return new VerdictRecord(
                cell.judged().operation(),
                cell.judged().metric(),
                cell.arm(),
                run.plan().control(),
                null,
                null,
                null,
                null,
                cell.obstacle().verdict(),
                0,
                cell.excluded(),
                null,
                null,
                null,
                null,
                null,
                cell.obstacle().reason());
    }

    /** At the level of Holm's first and hardest step, because nobody knows beforehand which step a cell will meet. */
    private static Double minimumDetectableEffect(double[] logRatios, double level) {
        var shift = DetectableEffect.of(logRatios, level);
        return shift.isPresent() ? (Double) Math.expm1(shift.getAsDouble()) : null;
    }

    private static double median(Cell cell, Function<Pair, Measured> side) {
        return Medians.of(cell.pairs().stream()
                .mapToDouble(pair -> side.apply(pair).value())
                .toArray());
    }

    private static VerdictRecord.Latency latency(List<Pair> sampled) {
        Effect p50 = percentileRatio(sampled, "p50");
        Effect p99 = percentileRatio(sampled, "p99");
        return p50 == null && p99 == null ? null : new VerdictRecord.Latency(p50, p99);
    }

    /** Null where so few blocks were sampled that there is no interval: a ratio alone would look surer than it is. */
    private static Effect percentileRatio(List<Pair> sampled, String name) {
        ToDoubleFunction<Measured> percentile =
                side -> side.sample().percentiles().getOrDefault(name, 0.0);
        double[] logRatios = sampled.stream()
                .filter(pair ->
                        percentile.applyAsDouble(pair.arm()) > 0 && percentile.applyAsDouble(pair.control()) > 0)
                .mapToDouble(pair ->
                        Pair.logRatio(percentile.applyAsDouble(pair.arm()), percentile.applyAsDouble(pair.control())))
                .toArray();
        Effect ratio = logRatios.length == 0 ? null : effect(logRatios, CONFIDENCE, Math::exp);
        return ratio == null || ratio.low() == null ? null : ratio;
    }
}
