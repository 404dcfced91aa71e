package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.acceptance.Slow;
import dev.pglayout.console.TextTable;
import dev.pglayout.reports.verdict.NoisyMachine.Noise;
import dev.pglayout.reports.verdict.NoisyMachine.Work;
import dev.pglayout.reports.verdict.SyntheticRuns.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The gate itself is tested: whole synthetic runs go through the judge, and its error rates are counted. The order of
 * the tests is the order of the tables' rows. How many runs are counted, see {@link Length}.
 */
@Slow("some thousand synthetic runs; ErrorRatesInShortTest judges eighty")
@TestMethodOrder(OrderAnnotation.class)
class GateErrorRatesTest {
    /** Gated arms of the quick profile: 14 tests, 12 rounds. */
    private static final int QUICK = 2;

    /** Gated arms of the full profile's three layouts that need no Docker: 21 tests, 20 rounds. */
    private static final int FULL = 3;

    private static final double[] MARGINS = {0.05, 0.03, 0.02, 0.015, 0.01, 0.005};

    /** The margin of the first table. */
    private static final double MARGIN = 0.015;

    private static final double[] ONE = {MARGIN};

    private static final TextTable TABLE = new TextTable(
            "condition, margin 1.5 %",
            "tests",
            "blocks",
            "runs",
            "any false alarm",
            "any p <= 5 %",
            "gate's A/A alarm",
            "ratio covered",
            "difference covered",
            "of the effect",
            "detectable, reads",
            "inserts",
            "seen SLOWER",
            "seen UNSTABLE",
            "SAME *");
    private static final TextTable BY_MARGIN = new TextTable(
            "margin",
            "machine",
            "runs",
            "any false alarm",
            "gate's A/A alarm",
            "SAME *",
            "look-ups",
            "aggregates",
            "inserts");
    private static final TextTable SEEN =
            new TextTable("seen SLOWER", "runs", "5 %", "3 %", "2 %", "1.5 %", "1 %", "0.5 %");
    private static final TextTable SCHEDULES = new TextTable(
            "schedule, no effect",
            "A/A scatter, look-ups",
            "aggregates",
            "inserts",
            "runs",
            "any false alarm",
            "ratio covered",
            "detectable, reads");
    private static final TextTable POOLED =
            new TextTable("slices pooled, no effect", "schedule", "runs", "any alarm, after Holm", "per test, before");

    @AfterAll
    static void print() {
        System.out.println(TABLE + "\n* share of the cells without an effect\n\n" + BY_MARGIN + "\n" + SEEN + "\n"
                + SCHEDULES + "\n" + POOLED);
    }

    @Test
    @Order(1)
    void falseAlarmsAreRareAndIntervalsHonest() {
        honest("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 12), 600, "usual");
        honest("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 20), 300, null);
        honest("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, FULL, 12), 300, null);
        honest("no effect", SyntheticRuns.withoutEffect(Noise.USUAL, FULL, 20), 300, null);
        honest("no effect, loud", SyntheticRuns.withoutEffect(Noise.LOUD, QUICK, 12), 600, "loud");
        honest("no effect, loud", SyntheticRuns.withoutEffect(Noise.LOUD, FULL, 20), 300, null);
    }

    private static void honest(String condition, SyntheticRuns lab, int runs, String machine) {
        List<Rates> all = Rates.of(lab, runs, machine == null ? ONE : MARGINS);
        Rates shown = all.get(
                machine == null
                        ? 0
                        : IntStream.range(0, MARGINS.length)
                                .filter(i -> MARGINS[i] == MARGIN)
                                .findFirst()
                                .orElseThrow());
        row(condition, lab, runs, shown);
        for (int i = 0; machine != null && i < MARGINS.length; i++) {
            Rates rates = all.get(i);
            BY_MARGIN.row(
                    percent(MARGINS[i]),
                    machine,
                    runs,
                    percent(rates.falseAlarms()),
                    percent(rates.aaGate()),
                    percent(rates.same()),
                    percent(rates.sameLookups()),
                    percent(rates.sameAggregates()),
                    percent(rates.sameInserts()));
        }
        assertThat(all).allSatisfy(rates -> {
            assertThat(rates.falseAlarms()).isLessThanOrEqualTo(Chance.atMost(0.05, runs));
            // Each A/A alarm alone would close the gate in up to every third run on a loud machine.
            assertThat(rates.aaGate()).isLessThanOrEqualTo(Chance.atMost(0.05, runs));
            assertThat(rates.calledUnstable()).isLessThan(0.005);
        });
        assertThat(shown.falseSignificance()).isLessThanOrEqualTo(Chance.atMost(0.05, runs));
        assertCovered(shown, runs);
    }

    /** Cells of a run share its control, so that few runs say little of 95 %. */
    private static void assertCovered(Rates rates, int runs) {
        double chance = runs < 200 ? 0.02 : 0;
        assertThat(rates.coverage()).isBetween(0.93 - chance, 0.97 + chance);
        assertThat(rates.differenceCoverage()).isBetween(0.93 - chance, 0.97 + chance);
    }

    @Test
    @Order(2)
    void threePercentIsSeenOnLookupsAndAggregates() {
        for (String operation : List.of(SyntheticRuns.LOOKUP, SyntheticRuns.AGGREGATE)) {
            String where = operation.equals(SyntheticRuns.LOOKUP) ? "look-up" : "aggregate";
            for (int share : new int[] {1, 2, 3, 5}) {
                int runs = 200;
                SyntheticRuns lab = new SyntheticRuns(Noise.USUAL, QUICK, 12, 1 + share / 100.0, 1).on(operation);
                List<Rates> all = Rates.of(lab, runs, MARGINS);
                String condition = share + " % slower " + where;
                row(condition, lab, runs, all.get(3));
                seen(condition, runs, all);
                assertCovered(all.get(3), runs);
                assertThat(all.get(3).effectCoverage()).isGreaterThan(Chance.atLeast(0.93, runs));
                assertThat(all.get(3).slower()).isGreaterThanOrEqualTo(share >= 3 ? 0.95 : share == 2 ? 0.75 : 0);
            }
        }
    }

    @Test
    @Order(3)
    void largeEffectsHaveHonestDifferencesToo() {
        for (Noise noise : List.of(Noise.USUAL, Noise.LOUD)) {
            int runs = 300;
            SyntheticRuns lab = new SyntheticRuns(noise, QUICK, 12, 2, 1);
            Rates rates = Rates.of(lab, runs, ONE).get(0);
            row("twice as slow look-up" + (noise == Noise.LOUD ? ", loud" : ""), lab, runs, rates);
            assertThat(rates.slower()).isGreaterThan(0.95);
            assertThat(rates.effectCoverage()).isGreaterThan(Chance.atLeast(0.93, runs));
        }
    }

    /** The strip's figure is a promise: an effect of that size is significant in four of five runs. */
    @Test
    @Order(4)
    void theDetectableEffectIsDetected() {
        int runs = 300;
        SyntheticRuns none = SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 12).on(SyntheticRuns.AGGREGATE);
        double detectable = Rates.of(none, runs, ONE).get(0).slowedDetectable();
        SyntheticRuns lab = new SyntheticRuns(Noise.USUAL, QUICK, 12, 1 + detectable, 1).on(SyntheticRuns.AGGREGATE);
        double seen = Rates.of(lab, runs, 0.0001).get(0).slower();
        System.out.println("detectable effect on aggregates " + percent(detectable) + ", significant in "
                + percent(seen) + " of " + runs + " runs");
        assertThat(seen).isCloseTo(0.8, within(0.05 + Chance.atMost(0.8, runs) - 0.8));
    }

    @Test
    @Order(5)
    void twoSpeedsAreSeen() {
        int runs = 200;
        SyntheticRuns lab = new SyntheticRuns(Noise.USUAL, QUICK, 12, 1, 1.6);
        Rates rates = Rates.of(lab, runs, ONE).get(0);
        row("1.6 x in every third block", lab, runs, rates);
        assertThat(rates.unstable()).isGreaterThanOrEqualTo(0.90);
    }

    /** Who comes last in a turn is 6 % slower, which must meet all arms alike. */
    @Test
    @Order(6)
    void shufflingSavesFromWhatDependsOnThePlaceInTheTurn() {
        int runs = 200;
        SyntheticRuns shuffled = SyntheticRuns.withoutEffect(Noise.USUAL.withPlace(0.06), QUICK, 12);
        Rates rates = schedule("6 % slower last in the turn, shuffled", shuffled, runs);
        assertThat(rates.falseSignificance()).isLessThanOrEqualTo(Chance.atMost(0.05, runs));
        assertCovered(rates, runs);
        Rates fixed = schedule("6 % slower last in the turn, fixed order", shuffled.by(Schedule.FIXED_TURNS), runs);
        assertThat(fixed.falseAlarms()).isGreaterThan(0.90);
    }

    /** What slices gain; and pairing forks of different times of the run raises many alarms. */
    @Test
    @Order(7)
    void armsOneAfterTheOtherScatterMoreAndForksFarApartAreNoPairs() {
        int runs = 200;
        SyntheticRuns lab = SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 12);
        Rates slices = schedule("slices in turns", lab, runs);
        schedule("slices in turns, loud", SyntheticRuns.withoutEffect(Noise.LOUD, QUICK, 12), runs);
        Rates forks = schedule("a fork for each arm, shuffled in the block", lab.by(Schedule.FORK_PER_ARM), runs);
        Rates afar = schedule("all forks of one arm, then of the next", lab.by(Schedule.ARM_AFTER_ARM), runs);
        assertThat(slices.detectable()).isLessThan(0.02).isLessThan(forks.detectable() / 5);
        assertThat(forks.falseSignificance()).isLessThanOrEqualTo(Chance.atMost(0.05, runs));
        assertThat(afar.falseAlarms()).isGreaterThan(0.40);
        assertThat(afar.coverage()).isLessThan(0.80);
    }

    /** Slices share their fork, so that however many there are, they are no replicates. */
    @Test
    @Order(8)
    void poolingSlicesRaisesManyFalseAlarms() {
        SyntheticRuns lab = SyntheticRuns.withoutEffect(Noise.USUAL, QUICK, 12);
        assertThat(pooled(PooledSlices.PAIRED, "turns of one fork", lab)).isGreaterThan(0.30);
        assertThat(pooled(PooledSlices.PAIRED, "a fork for each arm", lab.by(Schedule.FORK_PER_ARM)))
                .isGreaterThan(0.90);
        assertThat(pooled(PooledSlices.UNPAIRED, "a fork for each arm", lab.by(Schedule.FORK_PER_ARM)))
                .isGreaterThan(0.90);
        assertThat(pooled(PooledSlices.UNPAIRED, "arm after arm", lab.by(Schedule.ARM_AFTER_ARM)))
                .isGreaterThan(0.90);
    }

    private static double pooled(PooledSlices test, String schedule, SyntheticRuns lab) {
        int runs = 100;
        PooledSlices.Alarms alarms = test.of(lab, runs);
        POOLED.row(
                test == PooledSlices.PAIRED ? "signed-rank test on turns" : "t test on slices",
                schedule,
                runs,
                percent(alarms.anyRun()),
                percent(alarms.tests()));
        return alarms.anyRun();
    }

    private static Rates schedule(String label, SyntheticRuns lab, int runs) {
        Rates rates = Rates.of(lab, runs, ONE).get(0);
        Map<Work, Double> scatter = Scatter.of(lab, Math.min(runs, 50));
        SCHEDULES.row(
                label,
                percent(scatter.get(Work.LOOKUP)),
                percent(scatter.get(Work.AGGREGATE)),
                percent(scatter.get(Work.INSERT)),
                runs,
                percent(rates.falseAlarms()),
                percent(rates.coverage()),
                percent(rates.detectable()));
        return rates;
    }

    private static void row(String condition, SyntheticRuns lab, int runs, Rates rates) {
        TABLE.row(
                condition,
                lab.tests(),
                lab.rounds(),
                runs,
                percent(rates.falseAlarms()),
                percent(rates.falseSignificance()),
                percent(rates.aaGate()),
                percent(rates.coverage()),
                percent(rates.differenceCoverage()),
                lab.hasEffect() && lab.secondSpeed() == 1 ? percent(rates.effectCoverage()) : "",
                percent(rates.detectable()),
                percent(rates.detectableInserts()),
                lab.hasEffect() ? percent(rates.slower()) : "",
                lab.hasEffect() ? percent(rates.unstable()) : "",
                percent(rates.same()));
    }

    private static void seen(String condition, int runs, List<Rates> byMargin) {
        Object[] row = new Object[2 + byMargin.size()];
        row[0] = condition;
        row[1] = runs;
        for (int i = 0; i < byMargin.size(); i++) {
            row[2 + i] = percent(byMargin.get(i).slower());
        }
        SEEN.row(row);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
