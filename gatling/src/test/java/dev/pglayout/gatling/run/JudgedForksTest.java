package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedForksTest {
    private static final List<Metric> BOTH = List.of(Metric.P50, Metric.P99);

    @Test
    void trialThatMissedItsScheduleGivesNone() {
        assertThat(forks(trial(Status.OK))).hasSize(2).noneMatch(fork -> fork.iterations()
                .isEmpty());
        assertThat(forks(trial(Status.SATURATED))).isEmpty();
        assertThat(forks(trial(Status.FAILED))).isEmpty();
    }

    @Test
    void whyItsBlockIsLeftOutIsKeptAllTheSame() {
        for (Status status : Status.values()) {
            assertThat(forks(trial(status).withExcludedReason("CPU steal 12 %")))
                    .as(status.toString())
                    .hasSize(2)
                    .allMatch(fork -> fork.excludedReason().equals("CPU steal 12 %"))
                    .allMatch(fork -> fork.iterations().isEmpty() == (status != Status.OK));
        }
    }

    private static List<Fork> forks(Trial trial) {
        return JudgedForks.of(trial, "mix", BOTH, new JudgedForks.Machine(2, 12, 1, 0));
    }

    private static Trial trial(Status status) {
        return Kept.trial(Purpose.COMPARE, status, 1_000_000, 100, 0).trial();
    }
}
