package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.loadtest.TrialSecond;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final double END = Double.POSITIVE_INFINITY;

    private static List<TrialSecond> seconds(int[] ok, int... withErrors) {
        List<Integer> bad = IntStream.of(withErrors).boxed().toList();
        return IntStream.range(0, ok.length)
                .mapToObj(i -> new TrialSecond(i, ok[i], ok[i], bad.contains(i) ? 3 : 0, Map.of(), 1, 1, 1))
                .toList();
    }

    @Test
    void lastsUntilTheLastSecondWithErrorsOrHalfTheOperations() {
        List<TrialSecond> seconds = seconds(new int[] {100, 100, 100, 20, 0, 90, 100, 100}, 3, 5);

        assertThat(Recovery.seconds(seconds, 3.4, END)).hasValue(6 - 3.4);
    }

    @Test
    void eventThatNobodyFeltTakesNoTime() {
        assertThat(Recovery.seconds(seconds(new int[] {100, 100, 95, 100, 40}), 2.5, END))
                .hasValue(0);
    }

    @Test
    void isUnknownWhereTheTrialEndedBefore() {
        assertThat(Recovery.seconds(seconds(new int[] {100, 100, 0, 0, 0}), 2.0, END))
                .isEmpty();
    }

    @Test
    void whatTheNextEventDoesIsNotThisOnes() {
        List<TrialSecond> seconds = seconds(new int[] {100, 100, 0, 100, 100, 0, 100, 100});

        assertThat(Recovery.seconds(seconds, 2, 5)).hasValue(1);
        assertThat(Recovery.seconds(seconds, 2, 3))
                .as("the next began too soon")
                .isEmpty();
    }

    @Test
    void isUnknownWithoutASecondToCompareWith() {
        assertThat(Recovery.seconds(seconds(new int[] {100, 100, 100}), 0.5, END))
                .isEmpty();
    }
}
