package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.ForkTimes;
import dev.pglayout.fixtures.plan.Pinning;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static final ForkTimes TIMES = new ForkTimes(100, 500, 10, 3, 3, 300, 5, "256m", Pinning.TOGETHER);
    private static final ForkTimes ONE_EXECUTION = new ForkTimes(100, 500, 10, 1, 3, 300, 5, "256m", Pinning.TOGETHER);

    @Test
    void quickOperationsHaveManyShortTurns() {
        assertThat(Slices.of(TIMES, List.of(0.02, 0.02, 0.04, 0.3), 0))
                .isEqualTo(new Slices(10, List.of(50, 50, 50, 50), 10, 2));
    }

    @Test
    void aSliceHoldsSomeExecutionsOfTheSlowestArmTheLastOfWhichIsAwaited() {
        assertThat(Slices.of(TIMES, List.of(1.0, 1.0, 8.0), 0).millis()).isEqualTo(16);
        assertThat(Slices.of(TIMES, List.of(9.0, 9.0, 36.0), 0).millis()).isEqualTo(ForkTimes.LONGEST_SLICE_MILLIS);
    }

    @Test
    void anArmThatTakesLongSitsOutTurnsAndLeavesThoseOfTheOthersAlone() {
        assertThat(Slices.of(ONE_EXECUTION, List.of(160.0, 20.0, 20.0), 1).ofArms())
                .containsExactly(5, 25, 25);
    }

    @Test
    void whatTakesASecondIsExecutedOnceAndWithoutWarmUpBesideItsPriming() {
        assertThat(Slices.of(TIMES, List.of(200.0, 200.0, 200.0, 1500.0), 0))
                .isEqualTo(new Slices(50, List.of(3, 3, 3, 1), 0, 0));
    }

    @Test
    void aQuickArmHasAsManySlicesAsTheControlItIsComparedWith() {
        assertThat(Slices.of(TIMES, List.of(1000.0, 0.1), 0).ofArms()).containsExactly(3, 3);
    }

    @Test
    void moreArmsTakeMoreTimeAndNotFewerTurns() {
        assertThat(Slices.of(TIMES, List.of(0.1, 0.1), 0).ofArms())
                .isEqualTo(Slices.of(TIMES, List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1), 0)
                        .ofArms()
                        .subList(0, 2));
    }

    @Test
    void anUnknownTimeIsTakenForAShortOne() {
        assertThat(Slices.of(TIMES, List.of(0.0, 0.0), 0).millis()).isEqualTo(10);
    }
}
