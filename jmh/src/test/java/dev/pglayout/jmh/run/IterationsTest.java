package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.fixtures.plan.ForkTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IterationsTest {
    private static ForkTimes times(int iterations, int millis) {
        return new ForkTimes(300, iterations, millis, 3, 50, "256m");
    }

    @ParameterizedTest(name = "{0} ms: {1} × {2} ms")
    @CsvSource({"0.05, 15, 50", "2.5, 15, 50", "5, 7, 107", "12.5, 3, 250", "900, 3, 250"})
    void theSlowerTheOperationTheFewerAndLonger(double slowestMillis, int count, int millis) {
        assertThat(Iterations.of(times(3, 250), slowestMillis)).isEqualTo(new Iterations(count, millis));
    }

    @Test
    void theTimeIsTheProfiles() {
        for (double millis = 0.01; millis < 100; millis *= 1.5) {
            Iterations found = Iterations.of(times(5, 1000), millis);
            assertThat(found.count()).isBetween(5, 25);
            assertThat(found.count() * found.millis()).isBetween(5000 - found.count(), 5000);
        }
    }

    @Test
    void aShortForkIsNotCut() {
        assertThat(Iterations.of(times(1, 50), 0.05)).isEqualTo(new Iterations(1, 50));
    }
}
