package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.plan.Pinning;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static final ForkTimes TIMES = new ForkTimes(100, 500, 10, 3, 3, 300, 5, "256m", Pinning.TOGETHER);

    @Test
    void quickOperationsHaveManyShortTurns() {
        assertThat(Slices.of(TIMES, List.of(0.02, 0.02, 0.04, 0.3))).isEqualTo(new Slices(10, 50, 10, 2));
    }

    @Test
    void aSliceHoldsSomeExecutionsOfTheSlowestArmTheLastOfWhichIsAwaited() {
        assertThat(Slices.of(TIMES, List.of(1.0, 1.0, 8.0)).millis()).isEqualTo(16);
        assertThat(Slices.of(TIMES, List.of(9.0, 9.0, 36.0)).millis()).isEqualTo(ForkTimes.LONGEST_SLICE_MILLIS);
    }

    @Test
    void whatTakesASecondHasTurnsOfOneExecutionAndNoWarmUpBesideItsPriming() {
        assertThat(Slices.of(TIMES, List.of(200.0, 200.0, 200.0, 1000.0))).isEqualTo(new Slices(50, 3, 0, 0));
    }

    @Test
    void moreArmsTakeMoreTimeAndNotFewerTurns() {
        assertThat(Slices.of(TIMES, List.of(0.1, 0.1)).turns())
                .isEqualTo(
                        Slices.of(TIMES, List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)).turns());
    }

    @Test
    void anUnknownTimeIsTakenForAShortOne() {
        assertThat(Slices.of(TIMES, List.of(0.0, 0.0)).millis()).isEqualTo(10);
    }
}
