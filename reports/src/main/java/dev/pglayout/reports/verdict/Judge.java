package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
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
    private final double margin;
    private final int tests;

    private Judge(Run run, List<Cell> cells) {
        this.run = run;
        this.margin = run.plan().margin();
        this.tests = (int) cells.stream().filter(Cell::tested).count();
    }

    /** One row per operation and arm other than the control, in the plan's order of operations, then arms. */
    public static List<VerdictRecord> judge(Run run) {
        List<Cell> cells = cells(run);
        Judge judge = new Judge(run, cells);
        Double[] adjusted = adjusted(cells);
        List<VerdictRecord> verdicts = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            Cell cell = cells.get(i);
            verdicts.add(cell.judged() ? judge.judged(cell, adjusted[i]) : judge.notJudged(cell));
        }
        return List.copyOf(verdicts);
    }

    static List<Cell> cells(Run run) {
        Plan plan = run.plan();
        Map<String, List<Fork>> forks = run.forks().stream().collect(Collectors.groupingBy(Fork::operation));
        List<Cell> cells = new ArrayList<>();
        for (String operation : plan.operations()) {
            List<Fork> ofOperation = forks.getOrDefault(operation, List.of());
            plan.arms().stream()
                    .filter(arm -> !arm.equals(plan.control()))
                    .forEach(arm -> cells.add(Cell.of(run, operation, arm, ofOperation)));
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
        adjust(cells, cell -> cell.judged() && !cell.gated(), adjusted);
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
        double[] logRatios = cell.logRatios();
        WalshAverages walsh = WalshAverages.of(logRatios);
        int amongTests = cell.gated() ? tests : 1;
        double p = cell.p();
        Evidence evidence = cell.evidence();
        Decision decision = Stability.twoSpeeds(cell, margin)
                .map(speeds -> new Decision(Verdict.UNSTABLE, speeds))
                .orElseGet(() -> Decision.of(
                        walsh.estimate(),
                        evidence.same(Math.log1p(margin)),
                        logRatios.length,
                        pAdjusted,
                        amongTests,
                        margin));
        Interval ratios = walsh.interval(1 - evidence.level(1 - CONFIDENCE))
                .map(Interval::exp)
                .orElse(null);
        return new VerdictRecord(
                cell.operation(),
                cell.arm(),
                run.plan().control(),
                Math.exp(walsh.estimate()),
                ratios == null ? null : ratios.low(),
                ratios == null ? null : ratios.high(),
                p,
                cell.gated() ? pAdjusted : null,
                decision.verdict(),
                logRatios.length,
                cell.excluded(),
                minimumDetectableEffect(logRatios, evidence.level(Decision.LEVEL / amongTests)),
                median(cell, Pair::armTime),
                median(cell, Pair::controlTime),
                cell.pairs().get(0).arm().unit(),
                latency(cell.sampled()),
                decision.reason());
    }

    private VerdictRecord notJudged(Cell cell) {
        return new VerdictRecord(
                cell.operation(),
                cell.arm(),
                run.plan().control(),
                null,
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

    private static double median(Cell cell, ToDoubleFunction<Pair> time) {
        return Medians.of(cell.pairs().stream().mapToDouble(time).toArray());
    }

    private static VerdictRecord.Latency latency(List<Pair> sampled) {
        VerdictRecord.Ratio p50 = percentileRatio(sampled, "p50");
        VerdictRecord.Ratio p99 = percentileRatio(sampled, "p99");
        return p50 == null && p99 == null ? null : new VerdictRecord.Latency(p50, p99);
    }

    /** Null where so few blocks were sampled that there is no interval: a ratio alone would look surer than it is. */
    private static VerdictRecord.Ratio percentileRatio(List<Pair> sampled, String name) {
        ToDoubleFunction<Fork> percentile =
                fork -> fork.percentiles() == null ? 0 : fork.percentiles().getOrDefault(name, 0.0);
        double[] logRatios = sampled.stream()
                .filter(pair ->
                        percentile.applyAsDouble(pair.arm()) > 0 && percentile.applyAsDouble(pair.control()) > 0)
                .mapToDouble(pair ->
                        Pair.logRatio(percentile.applyAsDouble(pair.arm()), percentile.applyAsDouble(pair.control())))
                .toArray();
        if (logRatios.length == 0) {
            return null;
        }
        WalshAverages walsh = WalshAverages.of(logRatios);
        return walsh.interval(CONFIDENCE)
                .map(Interval::exp)
                .map(ratios -> new VerdictRecord.Ratio(Math.exp(walsh.estimate()), ratios.low(), ratios.high()))
                .orElse(null);
    }
}
