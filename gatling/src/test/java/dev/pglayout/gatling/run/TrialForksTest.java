package dev.pglayout.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialForksTest {
    private static final List<Metric> BOTH = List.of(Metric.P50, Metric.P99);

    @Test
    void aTrialIsOneForkWithASampleForEachMetric() {
        assertThat(fork(trial(Status.OK), BOTH)).hasValueSatisfying(fork -> {
            assertThat(fork.kind()).isEqualTo(Fork.Kind.TRIAL);
            assertThat(fork.operation()).isEqualTo("mix");
            assertThat(fork.mode()).isEqualTo("open");
            assertThat(fork.samples()).extracting(Sample::metric).containsExactly(Metrics.P50, Metrics.P99);
            assertThat(fork.samples()).allMatch(sample -> sample.value() > 0 && sample.executions() == 100);
            assertThat(fork.samples().get(0).percentiles()).containsKeys("p50", "p99", "max");
            assertThat(fork.samples().get(1).percentiles()).isEmpty();
        });
    }

    @Test
    void aTrialThatMissedItsScheduleGivesNone() {
        assertThat(fork(trial(Status.SATURATED), BOTH)).isEmpty();
        assertThat(fork(trial(Status.FAILED), BOTH)).isEmpty();
    }

    @Test
    void aTrialOfWhichNothingIsJudgedGivesNone() {
        assertThat(fork(trial(Status.OK).withExcludedReason("CPU steal 12 %"), List.of()))
                .isEmpty();
    }

    @Test
    void whyItsBlockIsLeftOutIsKeptAllTheSame() {
        for (Status status : Status.values()) {
            assertThat(fork(trial(status).withExcludedReason("CPU steal 12 %"), BOTH))
                    .as(status.toString())
                    .hasValueSatisfying(fork -> {
                        assertThat(fork.excludedReason()).isEqualTo("CPU steal 12 %");
                        assertThat(fork.samples().isEmpty()).isEqualTo(status != Status.OK);
                    });
        }
    }

    private static Optional<Fork> fork(Trial trial, List<Metric> judged) {
        Fork.Host host = new Fork.Host("2026-11-21T10:00:00Z", 2, 12, 1, 0, null);
        return TrialForks.of(trial, "mix", judged, host);
    }

    private static Trial trial(Status status) {
        return Kept.trial(Purpose.COMPARE, status, 1_000_000, 100, 0).trial();
    }
}
