package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.acceptance.Slow;
import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.verdict.NoisyMachine.Noise;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The gate itself is tested: whole synthetic runs go through the judge, and its error rates are counted. The order of
 * the tests is the order of the table's rows.
 */
@Slow("some thousand synthetic runs; ErrorRatesInShortTest judges eighty")
@TestMethodOrder(OrderAnnotation.class)
class GateErrorRatesTest {
    /** Gated arms of the quick profile: 14 tests, 12 rounds. */
    private static final int QUICK = 2;

    /** Gated arms of the full profile's three layouts that need no Docker: 21 tests, 20 rounds. */
    private static final int FULL = 3;

    private static final TextTable TABLE = new TextTable(
            "condition",
            "tests",
            "blocks",
            "runs",
            "any false alarm",
            "any p <= 5 %",
            "any A/A alarm",
            "gate's A/A alarm",
            "coverage",
            "MDE",
            "seen SLOWER",
            "seen UNSTABLE",
            "SAME *",
            "UNSTABLE *");
    private static final TextTable CONTRAST = new TextTable(
            "no effect, t test on pooled iterations", "tests", "forks", "runs", "any false alarm", "per test");

    @AfterAll
    static void print() {
        System.out.println(TABLE + "\n* share of the cells without an effect\n\n" + CONTRAST);
    }

    @Test
    @Order(1)
    void falseAlarmsAreRareAndIntervalsHonest() {
        List<Rates> all = List.of(
                rates("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 12), 800),
                rates("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, FULL, 12), 600),
                rates("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, FULL, 20), 400),
                rates("no effect, loud machine", SyntheticRuns.withoutEffect(Noise.LOUD, QUICK, 12), 800),
                rates("no effect, loud machine", SyntheticRuns.withoutEffect(Noise.LOUD, FULL, 20), 400));
        assertThat(all).allSatisfy(rates -> {
            assertThat(rates.falseAlarms()).isLessThanOrEqualTo(0.05);
            assertThat(rates.coverage()).isBetween(0.93, 0.97);
            assertThat(rates.calledUnstable()).isLessThan(0.005);
            // Each A/A alarm alone would close the gate in up to every third run on a loud machine.
            assertThat(rates.aaGate()).isLessThanOrEqualTo(0.05);
        });
        // Without the margin the rate comes close to 5 % by design; counting so few runs errs by up to two of these.
        double chance = Math.sqrt(0.05 * 0.95 / 400);
        assertThat(all)
                .allSatisfy(rates -> assertThat(rates.falseSignificance()).isLessThan(0.05 + 2 * chance));
    }

    @Test
    @Order(2)
    void tenPercentIsSeenByTheQuickAndTheFullPlan() {
        Rates quick = rates("10 % slower in one cell", new SyntheticRuns(Noise.USUAL, QUICK, 12, 1.10, 1), 600);
        Rates full = rates("10 % slower in one cell", new SyntheticRuns(Noise.USUAL, FULL, 20, 1.10, 1), 400);
        assertThat(quick.slower()).isGreaterThanOrEqualTo(0.80);
        assertThat(full.slower()).isGreaterThanOrEqualTo(0.95);
        assertThat(List.of(quick, full)).allSatisfy(rates -> {
            assertThat(rates.falseAlarms()).isLessThanOrEqualTo(0.05);
            assertThat(rates.coverage()).isBetween(0.93, 0.97);
        });
    }

    /** Twelve blocks are short for 21 tests: the table must go on saying so until the plan or the method changes. */
    @Test
    @Order(3)
    void twelveBlocksSeeLessAmongTwentyOneTests() {
        Rates twelve = rates("10 % slower in one cell", new SyntheticRuns(Noise.USUAL, FULL, 12, 1.10, 1), 500);
        Rates fourteen = rates("10 % slower in one cell", new SyntheticRuns(Noise.USUAL, FULL, 14, 1.10, 1), 500);
        assertThat(twelve.slower()).isBetween(0.70, 0.80);
        assertThat(fourteen.slower()).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    @Order(4)
    void largerEffectsAndQuieterMachinesAreSeenMoreOften() {
        Rates five = rates("5 % slower in one cell", new SyntheticRuns(Noise.USUAL, QUICK, 12, 1.05, 1), 200);
        Rates ten = rates("10 % slower, loud machine", new SyntheticRuns(Noise.LOUD, QUICK, 12, 1.10, 1), 200);
        Rates twenty = rates("20 % slower in one cell", new SyntheticRuns(Noise.USUAL, QUICK, 12, 1.20, 1), 200);
        Rates still = rates("10 % slower, still machine", new SyntheticRuns(Noise.STILL, QUICK, 12, 1.10, 1), 200);
        assertThat(five.slower()).isLessThan(twenty.slower());
        assertThat(ten.slower()).isLessThan(still.slower());
        assertThat(List.of(twenty, still))
                .allSatisfy(rates -> assertThat(rates.slower()).isGreaterThan(0.85));
    }

    @Test
    @Order(5)
    void twoSpeedsAreSeen() {
        Rates rates = rates("1.6x in every third block", new SyntheticRuns(Noise.USUAL, QUICK, 12, 1, 1.6), 200);
        assertThat(rates.unstable()).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    @Order(6)
    void poolingIterationsOfSequentialArmsRaisesManyFalseAlarms() {
        SyntheticRuns lab = SyntheticRuns.withoutEffect(Noise.USUAL, FULL, 12);
        PooledIterations.Alarms sequential = contrast("arms one after the other", lab, lab::sequential);
        PooledIterations.Alarms interleaved = contrast("arms interleaved", lab, lab::interleaved);
        assertThat(sequential.tests()).isGreaterThan(0.40);
        assertThat(interleaved.tests()).isLessThan(sequential.tests());
    }

    private static Rates rates(String condition, SyntheticRuns lab, int runs) {
        Rates rates = Rates.of(lab, runs);
        TABLE.row(
                condition,
                lab.tests(),
                lab.rounds(),
                runs,
                percent(rates.falseAlarms()),
                percent(rates.falseSignificance()),
                percent(rates.aaAlarms()),
                percent(rates.aaGate()),
                percent(rates.coverage()),
                percent(rates.detectable()),
                lab.hasEffect() ? percent(rates.slower()) : "",
                lab.hasEffect() ? percent(rates.unstable()) : "",
                percent(rates.same()),
                percent(rates.calledUnstable()));
        return rates;
    }

    private static PooledIterations.Alarms contrast(String label, SyntheticRuns lab, LongFunction<Run> schedule) {
        int runs = 100;
        PooledIterations.Alarms alarms = PooledIterations.of(schedule, lab.tests(), runs);
        CONTRAST.row(label, lab.tests(), lab.rounds(), runs, percent(alarms.anyRun()), percent(alarms.tests()));
        return alarms;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
