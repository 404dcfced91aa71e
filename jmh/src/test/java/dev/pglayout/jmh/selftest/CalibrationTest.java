package dev.pglayout.jmh.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pglayout.jmh.selftest.Calibration.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** A look-up of 27 µs, to which each row beyond the control's one adds 0.09 µs. */
    private static final Calibration LOOKUP = Calibration.of(27, List.of(new Point(31, 0.11), new Point(61, 0.18)));

    @Test
    void pointsCountAlike() {
        assertThat(LOOKUP.microsPerRow()).isCloseTo(27 * (0.11 / 30 + 0.18 / 60) / 2, within(1e-12));
    }

    @Test
    void rowsAreThoseThatAddTheShareToTheOneOfTheControl() {
        assertThat(new Calibration(27, 0.09).rows(0.10)).isEqualTo(1 + 30);
        assertThat(new Calibration(27, 0.09).share(1)).isZero();
    }

    @Test
    void whatIsInjectedIsWhatWholeRowsAdd() {
        Map<String, Calibration> calibrations = Map.of("point-lookup", new Calibration(27, 0.2));

        assertThat(Slowdown.LOOKUP_CPU_2.arm(calibrations)).isEqualTo("burning{app.selftest.burn=4}");
        assertThat(Slowdown.LOOKUP_CPU_2.injected(calibrations)).isCloseTo(0.6 / 27, within(1e-9));
        assertThat(Slowdown.DROPPED_INDEX.injected(calibrations)).isNull();
    }

    @Test
    void anArmThatIsSlowedDownIsNeverTheControl() {
        assertThat(new Calibration(27, 5).rows(0.02)).isEqualTo(2);
    }
}
