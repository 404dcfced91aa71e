package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Units;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Effects as people read them: the difference in time first, the ratio beside it; the same in every table, in sentences and on the
 * page. A figure has as many digits as its interval lets it have, and one unit with it.
 */
public final class Effects {
    /** A unit of time in microseconds. */
    private enum Unit {
        NS(1e-3, "ns"),
        US(1, "µs"),
        MS(1e3, "ms"),
        S(1e6, "s");

        private final double micros;
        private final String name;

        Unit(double micros, String name) {
            this.micros = micros;
            this.name = name;
        }

        static Unit of(double micros) {
            return micros < 1 ? NS : micros < 1e3 ? US : micros < 1e6 ? MS : S;
        }
    }

    private static final int MOST_DECIMALS = 3;
    private static final String TO = " to ";
    private static final String NO_INTERVAL = "no interval";

    private final double value;
    private final OptionalDouble low;
    private final OptionalDouble high;
    private final String unit;
    private final int decimals;

    /** In microseconds, or in whatever unit is no time. */
    private Effects(Effect effect, String unit) {
        OptionalDouble micros = Units.micros(unit);
        double scale = micros.orElse(1);
        double largest = DoubleStream.of(effect.value(), orZero(effect.low()), orZero(effect.high()))
                        .map(Math::abs)
                        .max()
                        .orElse(0)
                * scale;
        Unit shown = Unit.of(largest);
        double factor = micros.isPresent() ? scale / shown.micros : 1;
        this.value = effect.value() * factor;
        this.low = scaled(effect.low(), factor);
        this.high = scaled(effect.high(), factor);
        this.unit = micros.isPresent() ? shown.name : String.valueOf(unit).replaceFirst("/op$", "");
        this.decimals = decimals();
    }

    /**
     * An arm's time beside its difference: the control's median and the difference added up. Its own median would contradict the
     * difference wherever the machine had two speeds and each arm's median slice met another one.
     */
    static String time(VerdictRecord v) {
        Double arm = v.difference() == null
                ? v.medianArm()
                : (Double) (v.medianControl() + v.difference().value());
        return Fmt.time(arm, v.unit());
    }

    /** {@code +53.4 µs}: time of the arm less that of the control. */
    public static String difference(Effect difference, String unit) {
        if (difference == null || !Double.isFinite(difference.value())) {
            return Fmt.NONE;
        }
        Effects shown = new Effects(difference, unit);
        return shown.signed(shown.value) + "\u00a0" + shown.unit;
    }

    /** {@code +51.9 to +54.8}, in the unit of {@link #difference}. */
    public static String differenceInterval(Effect difference, String unit) {
        return difference == null || difference.low() == null || difference.high() == null
                ? Fmt.NONE
                : new Effects(difference, unit).ends();
    }

    /** {@code +53.4 µs [+51.9 to +54.8]}. */
    public static String differenceWithInterval(Effect difference, String unit) {
        return difference(difference, unit) + bracketed(differenceInterval(difference, unit), difference);
    }

    /** {@code 2.39 [2.31–2.44]}. */
    public static String ratioWithInterval(Effect ratio) {
        return ratio == null
                ? Fmt.NONE
                : Fmt.ratio(ratio.value()) + bracketed(Fmt.interval(ratio.low(), ratio.high()), ratio);
    }

    /** {@code +53.4 µs [+51.9 to +54.8], ratio 2.39 [2.31–2.44]}; the ratio alone where no difference is known. */
    public static String both(Effect difference, Effect ratio, String unit) {
        String ofRatio = "ratio " + ratioWithInterval(ratio);
        return difference == null ? ofRatio : differenceWithInterval(difference, unit) + ", " + ofRatio;
    }

    /** {@code [+51.9 to +54.8 µs]}. */
    static String differenceInBrackets(Effect difference, String unit) {
        return difference == null || difference.low() == null
                ? NO_INTERVAL
                : "[" + differenceInterval(difference, unit) + "\u00a0" + new Effects(difference, unit).unit + "]";
    }

    /** {@code 53.4 µs slower}; what the ratio says where no difference is known. */
    static String words(VerdictRecord v) {
        return directed(v)
                ? size(v) + (v.ratio().value() < 1 ? " faster" : " slower")
                : Fmt.effect(v.ratio().value());
    }

    /** {@code 2.39× slower}, {@code 2.39×} beside a difference that has said the direction. */
    static String factor(VerdictRecord v) {
        return Fmt.effect(v.ratio().value()).replaceFirst(" (faster|slower)$", "");
    }

    /** What stands behind {@link #words} in a sentence: {@code 51.9–54.8 µs; 2.39×}, or the ratio's interval where words are of it. */
    static String behindWords(VerdictRecord v) {
        Effect ratio = v.ratio();
        if (directed(v)) {
            return interval(v) + "; " + factor(v);
        }
        return ratio.low() == null ? NO_INTERVAL : Fmt.effectInterval(ratio.value(), ratio.low(), ratio.high());
    }

    /** Without the sign that the words have said; an end on the other side of nothing keeps it. */
    private static String interval(VerdictRecord v) {
        Effect d = v.difference();
        if (d.low() == null) {
            return NO_INTERVAL;
        }
        Effects size = new Effects(d.value() < 0 ? new Effect(-d.value(), -d.high(), -d.low()) : d, v.unit());
        double low = size.low.getAsDouble();
        String from = low < 0 ? size.signed(low) + TO : size.plain(low) + "–";
        return from + size.plain(size.high.getAsDouble()) + "\u00a0" + size.unit;
    }

    private static String size(VerdictRecord v) {
        return difference(v.difference(), v.unit()).substring(1);
    }

    /** The difference says what the ratio says; with skewed blocks their signs may differ, and the ratio was judged. */
    private static boolean directed(VerdictRecord v) {
        return v.difference() != null && v.difference().value() * (v.ratio().value() - 1) > 0;
    }

    private static String bracketed(String interval, Effect effect) {
        return effect == null ? "" : effect.low() == null ? ", " + NO_INTERVAL : " [" + interval + "]";
    }

    private String ends() {
        return signed(low.getAsDouble()) + TO + signed(high.getAsDouble());
    }

    /** With a sign, but of what is rounded to nothing. */
    private String signed(double figure) {
        String plain = plain(Math.abs(figure));
        return plain.matches("[0.]*") ? "±" + plain : (figure < 0 ? "−" : "+") + plain;
    }

    private String plain(double figure) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }

    /** Half the interval's width keeps one figure, two if it begins with a 1; without an interval the value keeps three. */
    private int decimals() {
        double half = low.isPresent() && high.isPresent() ? (high.getAsDouble() - low.getAsDouble()) / 2 : 0;
        double digits = half > 0 ? -Math.log10(half / 2) : 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3)));
        return (int) Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(digits)));
    }

    private static double orZero(Double end) {
        return end == null ? 0 : end;
    }

    private static OptionalDouble scaled(Double end, double factor) {
        return end == null ? OptionalDouble.empty() : OptionalDouble.of(end * factor);
    }
}
