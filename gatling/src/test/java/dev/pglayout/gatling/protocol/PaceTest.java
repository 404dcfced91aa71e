package dev.pglayout.gatling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void aConstantRateStartsAtEqualDistances() {
        Pace pace = Pace.constant(200, Duration.ofSeconds(3));

        assertThat(pace.total()).isEqualTo(600);
        assertThat(pace.startOf(0)).isZero();
        assertThat(pace.startOf(1)).isCloseTo(0.005, within(1e-9));
        assertThat(pace.startOf(599)).isCloseTo(2.995, within(1e-9));
    }

    @Test
    void aRampHasStartedWhatItsRateSumsUpTo() {
        double from = 10;
        double to = 50;
        double seconds = 20;
        Pace pace = Pace.ramp(from, to, Duration.ofSeconds(20));

        assertThat(pace.total()).isEqualTo(600);
        for (long n : new long[] {1, 10, 100, 599}) {
            double t = pace.startOf(n);
            double started = from * t + (to - from) / seconds * t * t / 2;
            assertThat(started).isCloseTo(n, within(1e-6));
        }
    }

    @Test
    void aRampFromAlmostNothingAndOneThatFallsAreExactToo() {
        Pace rising = Pace.ramp(0.001, 100, Duration.ofSeconds(10));
        assertThat(rising.startOf(500)).isCloseTo(10, within(1e-3));

        Pace falling = Pace.ramp(100, 50, Duration.ofSeconds(10));
        assertThat(falling.total()).isEqualTo(750);
        assertThat(falling.startOf(749)).isLessThan(10);
    }

    @Test
    void eachStartIsTakenOnceAndNoneIsEarly() {
        Pace pace = Pace.constant(100, Duration.ofMillis(100));
        int taken = 0;
        long last = Long.MIN_VALUE;
        for (long intended = pace.await(0); intended != Pace.NONE_LEFT; intended = pace.await(0)) {
            assertThat(System.nanoTime() - intended).isNotNegative();
            assertThat(intended).isGreaterThan(last);
            last = intended;
            taken++;
        }
        // Ten unless the machine stood still: starts that are due after the end are not made up for.
        assertThat(taken).isBetween(1, 10);
        assertThat(pace.await(0)).isEqualTo(Pace.NONE_LEFT);
    }

    @Test
    void withoutAScheduleTheUserIsNeverLate() {
        Pace pace = Pace.asAnswered(Duration.ofHours(1));
        assertThat(pace.await(123)).isEqualTo(123);
    }
}
