package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Fork;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterimRatiosTest {
    private static Fork fork(int round, String arm, double micros) {
        return TestForks.of(round, "point-lookup", arm, "avgt", micros);
    }

    @Test
    void showsTheMedianRatioOfTheBlocksSoFar() {
        InterimRatios ratios = new InterimRatios("plain");
        ratios.add(List.of(fork(0, "fdw", 200), fork(0, "plain", 100)));
        ratios.add(List.of(fork(1, "plain", 10), fork(1, "fdw", 30)));
        ratios.add(List.of(TestForks.together(fork(2, "plain", 50), fork(2, "fdw", 125))));
        assertThat(ratios.of("point-lookup")).isEqualTo("fdw 2.50×");
    }

    @Test
    void saysNothingBeforeTheFirstBlock() {
        assertThat(new InterimRatios("plain").of("point-lookup")).isEmpty();
    }
}
