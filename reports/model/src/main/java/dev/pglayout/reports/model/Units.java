package dev.pglayout.reports.model;

import java.util.Map;
import java.util.OptionalDouble;

/** Units of time as JMH names them. */
public final class Units {
    private static final Map<String, Double> MICROS =
            Map.of("ns", 1e-3, "us", 1.0, "µs", 1.0, "ms", 1e3, "s", 1e6, "min", 6e7);

    private Units() {}

    /** Microseconds in one of {@code unit}, e.g. 1,000 for {@code ms/op}; empty if that is no time. */
    public static OptionalDouble micros(String unit) {
        Double micros = unit == null ? null : MICROS.get(unit.replaceFirst("/.*", ""));
        return micros == null ? OptionalDouble.empty() : OptionalDouble.of(micros);
    }
}
