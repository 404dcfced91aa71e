package dev.pglayout.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FmtTest {
    @Test
    void timesComeInTheUnitThatSuitsThem() {
        assertThat(Fmt.time(0.25, "us/op")).isEqualTo("250 ns");
        assertThat(Fmt.time(61.84, "us/op")).isEqualTo("61.8 µs");
        assertThat(Fmt.time(98_400.0, "us/op")).isEqualTo("98.4 ms");
        assertThat(Fmt.time(1.24, "s/op")).isEqualTo("1.24 s");
        assertThat(Fmt.time(null, "us/op")).isEqualTo("–");
        assertThat(Fmt.tick(5_000, "us/op")).isEqualTo("5 ms");
        assertThat(Fmt.tick(500, "us/op")).isEqualTo("500 µs");
        assertThat(Fmt.tick(1_500, "us/op")).isEqualTo("1.5 ms");
    }

    @Test
    void effectsAreFactorsWhenLargeAndSharesWhenSmall() {
        assertThat(Fmt.effect(0.163)).isEqualTo("6.1× faster");
        assertThat(Fmt.effect(1.12)).isEqualTo("12\u00a0% slower");
        assertThat(Fmt.effect(0.71)).isEqualTo("29\u00a0% faster");
        assertThat(Fmt.effect(23.4)).isEqualTo("23× slower");
        assertThat(Fmt.effect(1.774)).isEqualTo("1.77× slower");
    }

    @Test
    void intervalsBeginWithTheSmallerFigureOfTheEffect() {
        assertThat(Fmt.effectInterval(0.163, 0.156, 0.172)).isEqualTo("5.8–6.4×");
        assertThat(Fmt.effectInterval(1.12, 1.09, 1.15)).isEqualTo("9–15\u00a0%");
        assertThat(Fmt.effectInterval(0.9, 0.88, 0.93)).isEqualTo("7–12\u00a0%");
    }

    @Test
    void ratiosKeepThreeFigures() {
        assertThat(Fmt.interval(0.1604, 0.1652)).isEqualTo("0.160–0.165");
        assertThat(Fmt.ratio(1.041)).isEqualTo("1.04");
    }

    @Test
    void ratiosBelowOneAllHaveThreeDecimals() {
        assertThat(Fmt.interval(0.85, 0.964)).isEqualTo("0.850–0.964");
        assertThat(Fmt.interval(0.9996, 14.04)).isEqualTo("1.00–14.0");
    }

    @Test
    void spreadsAreSharesWhileSmallAndFactorsThen() {
        assertThat(Fmt.spread(0.062)).isEqualTo("6.2\u00a0%");
        assertThat(Fmt.spread(81.96)).isEqualTo("83×");
    }

    @Test
    void bytesAndSecondsAreRounded() {
        assertThat(Fmt.bytes(512)).isEqualTo("512 B");
        assertThat(Fmt.bytes(81_600_000)).isEqualTo("77.8 MiB");
        assertThat(Fmt.seconds(672)).isEqualTo("11 min 12 s");
        assertThat(Fmt.seconds(4.52)).isEqualTo("4.52 s");
    }
}
