package dev.pglayout.reports.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much the figure of one night differs from another's when nothing changed, estimated from earlier nights.
 *
 * <p>Two new nights differ by a normal deviate of √2 standard deviations; with the deviation estimated from n nights
 * that is a t prediction interval with n − 1 degrees of freedom (G. J. Hahn and W. Q. Meeker, Statistical Intervals,
 * 1991, section 4.7, with one night instead of the mean on the other side).
 *
 * @param deviation standard deviation of the nights
 * @param nights how many there were, at least 2
 */
public record NightSpread(double deviation, int nights) {

    /** @throws IllegalArgumentException with fewer than two nights */
    public static NightSpread of(double... nights) {
        if (nights.length < 2) {
            throw new IllegalArgumentException("a spread needs two nights, got: " + nights.length);
        }
        double mean = Arrays.stream(nights).average().orElseThrow();
        double squares = Arrays.stream(nights)
                .map(night -> (night - mean) * (night - mean))
                .sum();
        return new NightSpread(Math.sqrt(squares / (nights.length - 1)), nights.length);
    }

    /** Two-sided p of a difference between two nights. */
    public double p(double difference) {
        if (difference == 0) {
            return 1;
        }
        return 2 * TDistribution.of(nights - 1.0).survivalProbability(Math.abs(difference) / ofDifference());
    }

    /** Where the true change lies, given the difference seen. */
    public Interval interval(double difference, double confidence) {
        double reach = TDistribution.of(nights - 1.0).inverseSurvivalProbability((1 - confidence) / 2) * ofDifference();
        return new Interval(difference - reach, difference + reach);
    }

    private double ofDifference() {
        return Math.sqrt(2) * deviation;
    }
}
