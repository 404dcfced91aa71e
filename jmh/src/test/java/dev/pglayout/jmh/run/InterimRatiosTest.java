package dev.pglayout.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Fork;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterimRatiosTest {
    private static Fork fork(String arm, double micros) {
        return TestForks.of(0, "point-lookup", arm, "sample", micros);
    }

    @Test
    void showsTheMedianRatioOfTheBlocksSoFar() {
        InterimRatios ratios = new InterimRatios("plain");
        ratios.add(List.of(fork("fdw", 200), fork("plain", 100)));
        ratios.add(List.of(fork("plain", 10), fork("fdw", 30)));
        ratios.add(List.of(fork("plain", 50), fork("fdw", 125)));
        assertThat(ratios.of("point-lookup")).isEqualTo("fdw 2.50×");
    }

    @Test
    void saysNothingBeforeTheFirstBlock() {
        assertThat(new InterimRatios("plain").of("point-lookup")).isEmpty();
    }
}
