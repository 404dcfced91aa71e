package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.loadtest.Capacity;
import dev.pglayout.reports.model.loadtest.LoadTests;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedTrialsTest {
    private static final LoadTrial FINE = Kept.trial(Purpose.COMPARE, Status.OK, 1_000, 10, 0);

    @Test
    void oneThatFailedIsNamedWithItsReason() {
        LoadTests tests = tests(1_000.0, FINE, Kept.trial(Purpose.COMPARE, Status.FAILED, 1_000, 0, 9));

        assertThatThrownBy(() -> FailedTrials.refuse(tests))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.SERVER))
                .hasMessage("1 of 2 trials failed; the first, rate on plain, round 1: for a reason");
    }

    @Test
    void searchMayMissAProbeButNotAll() {
        LoadTrial probe = Kept.trial(Purpose.SEARCH, Status.FAILED, 1_000, 0, 9);

        assertThatCode(() -> FailedTrials.refuse(tests(1_000.0, FINE, probe))).doesNotThrowAnyException();
        assertThatThrownBy(() -> FailedTrials.refuse(tests(null, FINE, probe))).isInstanceOf(UserError.class);
    }

    @Test
    void saturatedTrialsAreNotFailed() {
        assertThatCode(() -> FailedTrials.refuse(
                        tests(1_000.0, FINE, Kept.trial(Purpose.COMPARE, Status.SATURATED, 1_000, 10, 0))))
                .doesNotThrowAnyException();
    }

    private static LoadTests tests(Double capacity, LoadTrial... trials) {
        return new LoadTests(
                null, List.of(new Capacity("plain", 1, capacity, false, List.of(), List.of())), null, List.of(trials));
    }
}
