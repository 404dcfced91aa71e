package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them; the same in the page, the summary and the terminal. */
public final class Fmt {
    public static final String NONE = "–";
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    /** From here on people say "twice as fast" rather than "50 % faster". */
    private static final double FACTOR_FROM = 1.5;

    private Fmt() {}

    /** A time in the unit that suits its size; {@code unit} as JMH names it ({@code us/op}). */
    public static String time(Double value, String unit) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        OptionalDouble factor = Units.micros(unit);
        return factor.isPresent() ? micros(value * factor.getAsDouble()) : significant(value) + " " + unit;
    }

    static String micros(double micros) {
        if (micros < 1) {
            return significant(micros * 1e3) + " ns";
        }
        if (micros < 1e3) {
            return significant(micros) + " µs";
        }
        return micros < 1e6 ? significant(micros / 1e3) + " ms" : significant(micros / 1e6) + " s";
    }

    /** A round time on an axis: {@code 5 ms}, not {@code 5.00 ms}. */
    static String tick(double value, String unit) {
        return time(value, unit).replaceFirst("(\\.\\d*?)0+ ", "$1 ").replace(". ", " ");
    }

    static String millis(double millis) {
        return micros(millis * 1e3);
    }

    static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 100) {
            return significant(seconds) + " s";
        }
        return whole < 3600
                ? "%d min %02d s".formatted(whole / 60, whole % 60)
                : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? String.valueOf(bytes) : significant(value)) + " " + BYTE_UNITS[unit];
    }

    static String count(double count) {
        return count == Math.rint(count) ? String.format(Locale.ROOT, "%,d", (long) count) : significant(count);
    }

    static String percent(double share) {
        double percent = share * 100;
        return Math.abs(percent) >= 9.95
                ? String.format(Locale.ROOT, "%.0f\u00a0%%", percent)
                : String.format(Locale.ROOT, "%.1f\u00a0%%", percent).replace(".0", "");
    }

    /** How far the largest lies above the smallest: a share while it is one, then a factor. */
    static String spread(double share) {
        return share < 1 ? percent(share) : factor(1 + share);
    }

    public static String ratio(Double ratio) {
        if (ratio == null || !Double.isFinite(ratio)) {
            return NONE;
        }
        if (ratio >= 10) {
            return significant(ratio);
        }
        // Below one a second decimal is too coarse: 0.161 and 0.165 are an interval, 0.16 and 0.16 are none.
        return String.format(Locale.ROOT, ratio < 0.01 ? "%.4f" : ratio < 0.9995 ? "%.3f" : "%.2f", ratio);
    }

    /** A round ratio on an axis: {@code 0.5}, {@code 2}, {@code 100}. */
    static String tick(double ratio) {
        return BigDecimal.valueOf(ratio)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    public static String interval(Double low, Double high) {
        return low == null || high == null ? NONE : ratio(low) + "–" + ratio(high);
    }

    /**
     * A margin: {@code 5 %}, or for example {@code 5 % or 20 µs}.
     *
     * @param both how the two belong together: an effect matters if it exceeds one and the other, not if it is within one or the other
     */
    public static String margin(double share, Double micros, String both) {
        return percent(share) + (micros == null ? "" : " " + both + " " + tick(micros, "us"));
    }

    /** Of a plan. */
    static String margin(Plan plan, String both) {
        return margin(plan.margin(), plan.marginMicros(), both);
    }

    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    public static String p(Double p) {
        return p == null ? NONE : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** {@code 6.1× faster}, {@code 12 % slower}: per cent are of the time one execution takes. */
    static String effect(double ratio) {
        String word = ratio < 1 ? "faster" : "slower";
        double factor = ratio < 1 ? 1 / ratio : ratio;
        return (factor >= FACTOR_FROM ? factor(factor) : percent(Math.abs(ratio - 1))) + " " + word;
    }

    /** The interval of {@link #effect} in the same unit, smaller figure first. */
    static String effectInterval(double ratio, double low, double high) {
        boolean faster = ratio < 1;
        if ((faster ? 1 / ratio : ratio) >= FACTOR_FROM) {
            return faster ? bare(factor(1 / high)) + "–" + factor(1 / low) : bare(factor(low)) + "–" + factor(high);
        }
        return faster
                ? bare(percent(1 - high)) + "–" + percent(1 - low)
                : bare(percent(low - 1)) + "–" + percent(high - 1);
    }

    /** Three figures that matter, with separators for thousands. */
    public static String significant(double value) {
        double size = Math.abs(value);
        int digits = size >= 99.95 || value == 0 ? 0 : size >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private static String bare(String figure) {
        return figure.replaceFirst("(×|\u00a0%)$", "");
    }

    private static String factor(double factor) {
        if (factor >= 9.95) {
            return count(Math.rint(factor)) + "×";
        }
        return String.format(Locale.ROOT, factor < 2.995 ? "%.2f" : "%.1f", factor) + "×";
    }
}
