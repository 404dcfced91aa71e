package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private static final long MICRO = 1_000;

    @Test
    void fractionsOfMillisecondsCount() {
        assertThat(broken(1.2, null, Kept.trial(Purpose.COMPARE, Status.OK, 1_150 * MICRO, 100, 0)))
                .isEmpty();
        assertThat(broken(1.2, null, Kept.trial(Purpose.COMPARE, Status.OK, 1_300 * MICRO, 100, 0)))
                .singleElement()
                .asString()
                .matches("rate on plain, round 1: look has a p99 of 1\\.30\\d ms, promised 1\\.2 ms");
    }

    @Test
    void errorsAreNoAnswers() {
        assertThat(broken(null, 0.01, Kept.trial(Purpose.COMPARE, Status.OK, MICRO, 99, 1)))
                .isEmpty();
        assertThat(broken(null, 0.01, Kept.trial(Purpose.COMPARE, Status.OK, MICRO, 98, 2)))
                .containsExactly("rate on plain, round 1: look has an error share of 0.02000, promised 0.01");
        assertThat(broken(50.0, null, Kept.trial(Purpose.COMPARE, Status.OK, MICRO, 0, 5)))
                .containsExactly("rate on plain, round 1: look never succeeded");
        assertThat(broken(50.0, 0.1, Kept.trial(Purpose.COMPARE, Status.OK, MICRO, 0, 0)))
                .as("not asked")
                .isEmpty();
    }

    @Test
    void onlyTrialsAtAGivenLoadAreJudged() {
        assertThat(broken(1.0, 0.0, Kept.trial(Purpose.SEARCH, Status.OK, 90_000 * MICRO, 9, 1)))
                .isEmpty();
        assertThat(broken(1.0, 0.0, Kept.trial(Purpose.CURVE, Status.OK, 90_000 * MICRO, 9, 1)))
                .isEmpty();
        assertThat(broken(1.0, null, Kept.trial(Purpose.COMPARE, Status.SATURATED, 90_000 * MICRO, 10, 0)))
                .as("who comes to a queue waits too")
                .hasSize(1);
    }

    private static List<String> broken(Double maxP99Millis, Double maxErrorShare, LoadTrial trial) {
        return new Promises(new LoadSettings.Limits(maxP99Millis, maxErrorShare)).broken(List.of(trial));
    }
}
