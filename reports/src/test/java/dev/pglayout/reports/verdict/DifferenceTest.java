package dev.pglayout.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String LOOKUP = "point-lookup";

    /** Blocks in which the arm takes so much longer than a control of so many microseconds, with a little unrest. */
    private static Runs apart(int blocks, double control, double micros) {
        Runs runs = new Runs(List.of("fdw"), LOOKUP);
        for (int round = 0; round < blocks; round++) {
            double unrest = 0.01 * (round * 5 % 12 - 6);
            runs.add(Forks.fork(round, runs.position(), LOOKUP, Runs.CONTROL, control))
                    .add(Forks.fork(round, runs.position(), LOOKUP, "fdw", control + micros + unrest));
        }
        return runs;
    }

    private static VerdictRecord fdw(Runs runs) {
        return Judge.judge(runs.build()).stream()
                .filter(verdict -> verdict.arm().equals("fdw"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itHasAnEstimateAndAnIntervalInTheUnitOfTheTimes() {
        VerdictRecord verdict = fdw(apart(12, 100, 8));
        assertThat(verdict.difference().value()).isCloseTo(8, within(0.03));
        assertThat(verdict.difference().low()).isBetween(7.9, 8.0);
        assertThat(verdict.difference().high()).isBetween(8.0, 8.1);
        assertThat(verdict.unit()).isEqualTo("us/op");
    }

    @Test
    void ofFewBlocksItHasNoInterval() {
        VerdictRecord verdict = fdw(apart(5, 100, 8));
        assertThat(verdict.difference().value()).isCloseTo(8, within(0.1));
        assertThat(verdict.difference().low()).isNull();
        assertThat(verdict.difference().high()).isNull();
        assertThat(fdw(new Runs(List.of("fdw"), LOOKUP)).difference()).isNull();
    }

    /** A look-up that takes 21 or 104 µs, depending on where the scheduler put client and server. */
    @Test
    void itStaysWhatItIsWhereTheControlHasTwoSpeeds() {
        Runs runs = new Runs(List.of("fdw"), LOOKUP);
        IntStream.range(0, 12).forEach(round -> {
            double control = round % 2 == 0 ? 21 : 104;
            runs.add(Forks.fork(round, runs.position(), LOOKUP, Runs.CONTROL, control))
                    .add(Forks.fork(round, runs.position(), LOOKUP, "fdw", control + 66 + 0.1 * round));
        });
        VerdictRecord verdict = fdw(runs);
        assertThat(verdict.difference().high() - verdict.difference().low()).isLessThan(1);
        assertThat(verdict.ratio().high() / verdict.ratio().low()).isGreaterThan(2);
    }

    @Test
    void anEffectHasToExceedTheShareAndTheTime() {
        assertThat(fdw(apart(12, 50, 6)).verdict()).as("12 %").isEqualTo(Verdict.SLOWER);
        assertThat(fdw(apart(12, 50, 6).marginMicros(5)).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(fdw(apart(12, 50, 6).marginMicros(7)).verdict())
                .as("12 %, but 6 of 7 µs")
                .isEqualTo(Verdict.SAME);
        assertThat(fdw(apart(12, 500, 6).marginMicros(5)).verdict())
                .as("6 of 5 µs, but 1.2 %")
                .isEqualTo(Verdict.SAME);
        assertThat(fdw(apart(12, 50, -6).marginMicros(5)).verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void whatStaysOpenNamesBoth() {
        VerdictRecord atTheEdge = fdw(apart(12, 50, 6).marginMicros(6));
        assertThat(atTheEdge.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(atTheEdge.reason()).isEqualTo("differs, but it is open whether by more than 5 % and 6 µs");
    }

    @Test
    void aMarginInMicrosecondsHoldsInAnyUnitOfTime() {
        Runs millis = new Runs(List.of("fdw"), LOOKUP);
        Runs rate = new Runs(List.of("fdw"), LOOKUP);
        for (int round = 0; round < 12; round++) {
            double arm = 56 + 0.001 * round;
            inUnit(millis, "ms/op", round, arm);
            inUnit(rate, "blocks", round, arm);
        }
        assertThat(fdw(millis.marginMicros(7)).verdict())
                .as("6 ms are 6,000 µs")
                .isEqualTo(Verdict.SLOWER);
        assertThat(fdw(millis.marginMicros(7_000)).verdict()).isEqualTo(Verdict.SAME);
        assertThat(fdw(rate.marginMicros(7_000)).verdict()).as("no time at all").isEqualTo(Verdict.SLOWER);
    }

    private static void inUnit(Runs runs, String unit, int round, double arm) {
        runs.add(Forks.inUnit(unit, round, runs.position(), LOOKUP, Runs.CONTROL, 50))
                .add(Forks.inUnit(unit, round, runs.position(), LOOKUP, "fdw", arm));
    }

    @Test
    void aRunThatStopsWhenDecidedKnowsTheMarginToo() {
        List<Integer> looks = Sequential.looks(12);
        assertThat(fdw(apart(12, 50, 6).untilDecided(looks)).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(fdw(apart(12, 50, 6).marginMicros(7).untilDecided(looks)).verdict())
                .isEqualTo(Verdict.SAME);
    }

    @Test
    void twoSpeedsThatAreLessThanTheMarginApartAreOne() {
        Runs runs = new Runs(List.of("fdw"), LOOKUP);
        for (int round = 0; round < 12; round++) {
            double arm = (round % 3 == 0 ? 70 : 50) + 0.01 * round;
            runs.add(Forks.fork(round, runs.position(), LOOKUP, Runs.CONTROL, 50))
                    .add(Forks.fork(round, runs.position(), LOOKUP, "fdw", arm));
        }
        assertThat(fdw(runs).verdict()).isEqualTo(Verdict.UNSTABLE);
        assertThat(fdw(runs.marginMicros(25)).verdict()).isEqualTo(Verdict.SAME);
    }
}
