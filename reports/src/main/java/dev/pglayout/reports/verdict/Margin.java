package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Units;
import dev.pglayout.reports.model.VerdictRecord;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Smallest effect that matters: as a share, and where it is set also as a time. An effect matters if it exceeds both.
 *
 * <p>A share of 5 % means a ratio above 1.05 or below 1/1.05, so that swapping arm and control swaps FASTER and SLOWER.
 *
 * @param time in the unit of what is judged, or null
 * @param micros the same in microseconds, or null
 */
public record Margin(double share, Double time, Double micros) {

    /** Of what is judged in {@code unit}; a time margin means nothing where that is no time. */
    public static Margin of(double share, Double micros, String unit) {
        Double time = micros == null || Units.micros(unit).isEmpty()
                ? null
                : (Double) (micros / Units.micros(unit).getAsDouble());
        return new Margin(share, time, time == null ? null : micros);
    }

    static Margin of(Plan plan, String unit) {
        return of(plan.margin(), plan.marginMicros(), unit);
    }

    /** @param v a verdict that has an effect */
    public static boolean exceeded(VerdictRecord v, double share, Double micros) {
        return of(share, micros, v.unit())
                .exceeded(Math.log(v.ratio().value()), v.difference().value());
    }

    boolean exceeded(double logRatio, double difference) {
        return Math.abs(logRatio) > logBound() && (time == null || Math.abs(difference) > time);
    }

    /** Whether the effect is shown not to matter: one of the two is enough. */
    boolean holds(Evidence evidence) {
        return evidence.within(Pair::logRatio, logBound()) || time != null && evidence.within(Pair::difference, time);
    }

    /** Log ratios closer together than this do not matter to an operation whose control takes so long. */
    double logBound(double controlTime) {
        return time == null ? logBound() : Math.log1p(Math.max(share, time / controlTime));
    }

    private double logBound() {
        return Math.log1p(share);
    }

    /** {@code 5 %}, or for example {@code 5 % and 20 µs}. */
    String words(String both) {
        return number(100 * share) + " %" + (micros == null ? "" : " " + both + " " + number(micros) + " µs");
    }

    private static String number(double value) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
