package dev.pglayout.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import org.junit.jupiter.api.Test;

class GateCellTest {
    @Test
    void whatIsSlowerInItsOwnPairAloneIsNotSlowerAtTheGate() {
        VerdictRecord alone = slower(1.3, 0.03);
        assertThat(GateCell.of(alone, "plain", 0.05, null).slower()).isTrue();
        assertThat(GateCell.of(alone.withAdjusted(0.06), "plain", 0.05, null).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theGatesMarginMayBeWiderThanTheRuns() {
        assertThat(GateCell.of(slower(1.3, 0.001), "plain", 0.5, null).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatIsNotSlowerByTheRunsMarginOfTimeIsNotSlowerAtTheGate() {
        assertThat(GateCell.of(slower(1.3, 0.001), "plain", 0.05, 9.0).slower()).isTrue();
        assertThat(GateCell.of(slower(1.3, 0.001), "plain", 0.05, 11.0).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aPairInOneRunTellsTheDifferenceBeforeTheRatio() {
        assertThat(GateCell.of(slower(1.3, 0.001), "plain", 0.05, 2.0).sentence())
                .isEqualTo("point-lookup on plain: SLOWER, +10\u00a0µs [+8 to +12], ratio 1.30 [1.18–1.43],"
                        + " margin 5\u00a0% and 2 µs");
    }

    private static VerdictRecord slower(double ratio, double adjusted) {
        return new VerdictRecord(
                "point-lookup",
                Metrics.TIME,
                "plain",
                "plain@git:before",
                new Effect(10, 8.0, 12.0),
                new Effect(ratio, ratio / 1.1, ratio * 1.1),
                0.01,
                adjusted,
                Verdict.SLOWER,
                12,
                0,
                0.1,
                50.0,
                40.0,
                "us/op",
                null,
                null);
    }
}
