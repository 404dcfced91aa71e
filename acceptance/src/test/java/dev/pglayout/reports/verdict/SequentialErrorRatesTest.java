package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.Slow;
import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.NoisyMachine.Noise;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs that stop where they have seen enough, against the same runs in full length. */
@Slow("some hundred synthetic runs, judged at every look; ErrorRatesInShortTest judges eighty")
@TestMethodOrder(OrderAnnotation.class)
class SequentialErrorRatesTest {
    /** Layouts against plain as runs tend to find them: most effects large, some none, some at the edge. */
    private static final double[][] TYPICAL = {
        {1.78, 1.06, 0.163, 0.71, 3.9, 0.97, 1.12},
        {2.9, 1.04, 0.21, 0.42, 1.31, 1.07, 1.0},
        {6.4, 3.8, 0.52, 1.02, 5.2, 0.55, 2.2}
    };

    private static final double[][] THREE_PERCENT = {
        {1.03, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1}
    };

    private static final int RUNS = 150;

    private static final TextTable TABLE = new TextTable(
            "condition",
            "tests",
            "rounds at most",
            "runs",
            "any false alarm, fixed",
            "until decided",
            "any p <= 5 %",
            "interval covers",
            "effects seen, fixed",
            "until decided",
            "same verdict",
            "opposite",
            "slices saved");

    /** Shares of one run, or means over runs. */
    private record Outcome(
            double fixedAlarm,
            double alarm,
            double significant,
            double covered,
            double fixedSeen,
            double seen,
            double equal,
            double opposite,
            double saved) {}

    @AfterAll
    static void print() {
        System.out.println(TABLE);
    }

    @Test
    @Order(1)
    void lookingOftenRaisesNoMoreFalseAlarms() {
        List<Outcome> all = List.of(
                rates("no effect", StoppingRuns.alike(Noise.USUAL, 3, 20)),
                rates("no effect", StoppingRuns.alike(Noise.USUAL, 2, 14)),
                rates("no effect, loud machine", StoppingRuns.alike(Noise.LOUD, 3, 20)));
        assertThat(all).allSatisfy(outcome -> {
            assertThat(outcome.alarm()).isLessThanOrEqualTo(Chance.atMost(0.05, RUNS));
            assertThat(outcome.significant()).isLessThan(Chance.atMost(0.05, RUNS));
            assertThat(outcome.covered()).isGreaterThan(0.93);
        });
    }

    @Test
    @Order(2)
    void threePercentIsStillSeen() {
        Outcome outcome = rates("3 % slower in one cell", new StoppingRuns(Noise.USUAL, THREE_PERCENT, 20));
        assertThat(outcome.seen()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    @Order(3)
    void layoutsThatDifferMuchAreToldApartInLessTime() {
        Outcome outcome = rates("typical layouts", new StoppingRuns(Noise.USUAL, TYPICAL, 20));
        assertThat(outcome.saved()).isGreaterThan(0.25);
        assertThat(outcome.equal()).isGreaterThan(0.85);
        assertThat(outcome.opposite()).isLessThan(0.005);
    }

    private static Outcome rates(String condition, StoppingRuns lab) {
        List<Outcome> each = LongStream.range(0, RUNS)
                .parallel()
                .mapToObj(seed -> outcome(lab, lab.whole(seed)))
                .toList();
        Outcome mean = new Outcome(
                mean(each, Outcome::fixedAlarm),
                mean(each, Outcome::alarm),
                mean(each, Outcome::significant),
                mean(each, Outcome::covered),
                mean(each, Outcome::fixedSeen),
                mean(each, Outcome::seen),
                mean(each, Outcome::equal),
                mean(each, Outcome::opposite),
                mean(each, Outcome::saved));
        TABLE.row(
                condition,
                lab.gated().size() * SyntheticRuns.OPERATIONS.size(),
                lab.rounds(),
                RUNS,
                percent(mean.fixedAlarm),
                percent(mean.alarm),
                percent(mean.significant),
                percent(mean.covered),
                percent(mean.fixedSeen),
                percent(mean.seen),
                percent(mean.equal),
                percent(mean.opposite),
                percent(mean.saved));
        return mean;
    }

    private static Outcome outcome(StoppingRuns lab, Run whole) {
        Run stopped = lab.stopped(whole);
        List<VerdictRecord> fixed = gated(Judge.judge(whole));
        List<VerdictRecord> now = gated(Judge.judge(stopped));
        double equal = 0;
        double opposite = 0;
        for (int i = 0; i < now.size(); i++) {
            equal += now.get(i).verdict() == fixed.get(i).verdict() ? 1 : 0;
            opposite += contradicts(now.get(i).verdict(), fixed.get(i).verdict()) ? 1 : 0;
        }
        return new Outcome(
                alarm(lab, fixed),
                alarm(lab, now),
                now.stream().anyMatch(v -> truth(lab, v) == 1 && v.pAdjusted() <= 0.05) ? 1 : 0,
                share(
                        now.stream().filter(v -> v.ratio().low() != null).toList(),
                        v -> v.ratio().low() <= truth(lab, v)
                                && truth(lab, v) <= v.ratio().high()),
                seen(lab, fixed),
                seen(lab, now),
                equal / now.size(),
                opposite / now.size(),
                1 - StoppingRuns.measured(stopped) / (double) StoppingRuns.measured(whole));
    }

    /** SAME against a difference, or a difference in the other direction; what stays open contradicts nothing. */
    private static boolean contradicts(Verdict one, Verdict other) {
        List<Verdict> sure = List.of(Verdict.FASTER, Verdict.SLOWER, Verdict.SAME);
        return one != other && sure.contains(one) && sure.contains(other);
    }

    private static double alarm(StoppingRuns lab, List<VerdictRecord> verdicts) {
        return verdicts.stream().anyMatch(v -> truth(lab, v) == 1 && differs(v)) ? 1 : 0;
    }

    /** Share of the effects of at least 3 % that have the right verdict; 1 where there are none. */
    private static double seen(StoppingRuns lab, List<VerdictRecord> verdicts) {
        List<VerdictRecord> real = verdicts.stream()
                .filter(v -> Math.abs(Math.log(truth(lab, v))) > 0.0295)
                .toList();
        return real.isEmpty()
                ? 1
                : share(real, v -> v.verdict() == (truth(lab, v) > 1 ? Verdict.SLOWER : Verdict.FASTER));
    }

    private static boolean differs(VerdictRecord v) {
        return v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER;
    }

    private static double truth(StoppingRuns lab, VerdictRecord v) {
        return lab.ratio(v.operation(), v.arm());
    }

    private static List<VerdictRecord> gated(List<VerdictRecord> verdicts) {
        return verdicts.stream().filter(v -> v.pAdjusted() != null).toList();
    }

    private static double share(List<VerdictRecord> all, java.util.function.Predicate<VerdictRecord> wanted) {
        return all.stream().filter(wanted).count() / (double) all.size();
    }

    private static double mean(List<Outcome> values, ToDoubleFunction<Outcome> number) {
        return values.stream()
                .mapToDouble(number)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
