package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.reports.model.Effect;
import org.junit.jupiter.api.Test;

class EffectsTest {
    @Test
    void theIntervalSaysHowManyDigitsTheDifferenceHas() {
        assertThat(shown(53.44, 51.9, 54.8)).isEqualTo("+53.4 µs [+51.9 to +54.8]");
        assertThat(shown(53.44, 53.04, 53.84)).isEqualTo("+53.4 µs [+53.0 to +53.8]");
        assertThat(shown(53.44, 53.4, 53.48)).isEqualTo("+53.44 µs [+53.40 to +53.48]");
        assertThat(shown(-12_340.0, -15_300.0, -9_300.0)).isEqualTo("−12 ms [−15 to −9]");
        assertThat(shown(-12_340.0, -12_750.0, -11_900.0)).isEqualTo("−12.3 ms [−12.8 to −11.9]");
    }

    @Test
    void valueAndIntervalShareTheUnitOfTheLargest() {
        assertThat(shown(0.4, -120.0, 130.0)).isEqualTo("±0 µs [−120 to +130]");
        assertThat(shown(0.05, -0.2, 0.3)).isEqualTo("+50 ns [−200 to +300]");
        assertThat(shown(900.0, 700.0, 1_100.0)).isEqualTo("+0.9 ms [+0.7 to +1.1]");
        assertThat(Effects.difference(new Effect(1.5, 1.2, 1.8), "s/op")).isEqualTo("+1.5\u00a0s");
    }

    @Test
    void withoutAnIntervalThreeFiguresAreShown() {
        assertThat(shown(53.44, null, null)).isEqualTo("+53.4 µs, no interval");
        assertThat(shown(1_234.0, null, null)).isEqualTo("+1.23 ms, no interval");
        assertThat(shown(0, null, null)).startsWith("±0");
        assertThat(Effects.differenceWithInterval(null, "us/op")).isEqualTo("–");
        assertThat(Effects.ratioWithInterval(new Effect(1.9, null, null))).isEqualTo("1.90, no interval");
    }

    @Test
    void theRatioStandsBesideTheDifferenceOrAloneWhereThereIsNone() {
        Effect ratio = new Effect(2.39, 2.31, 2.44);
        assertThat(Effects.both(new Effect(53.4, 51.9, 54.8), ratio, "us/op"))
                .isEqualTo("+53.4\u00a0µs [+51.9 to +54.8], ratio 2.39 [2.31–2.44]");
        assertThat(Effects.both(null, ratio, "us/op")).isEqualTo("ratio 2.39 [2.31–2.44]");
    }

    @Test
    void aMarginIsAShareOrAShareAndATime() {
        assertThat(Fmt.margin(0.05, null, "and")).isEqualTo("5\u00a0%");
        assertThat(Fmt.margin(0.03, 20.0, "or")).isEqualTo("3\u00a0% or 20 µs");
    }

    private static String shown(double value, Double low, Double high) {
        return Effects.differenceWithInterval(new Effect(value, low, high), "us/op")
                .replace('\u00a0', ' ');
    }
}
