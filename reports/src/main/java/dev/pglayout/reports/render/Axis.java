package dev.pglayout.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Maps values to a position from 0 to 1, on a linear or a logarithmic scale, with a few round ticks. */
record Axis(double from, double to, boolean logarithmic) {
    private static final double[] ROUND = {1, 2, 5};
    private static final double MIN_GAP = 0.13;

    /** A linear axis around the values; logarithmic when they span more than a factor of five. */
    static Axis around(double min, double max) {
        if (min > 0 && max / min > 5) {
            return new Axis(min / 1.3, max * 1.3, true);
        }
        double pad = max > min ? (max - min) * 0.12 : Math.max(Math.abs(max) * 0.1, 1e-9);
        return new Axis(Math.max(min - pad, min >= 0 ? 0 : min - pad), max + pad, false);
    }

    /** A logarithmic axis for ratios: always holds 1 and never shows noise as if it were large. */
    static Axis ratios(double min, double max) {
        return new Axis(Math.min(min, 0.87) / 1.04, Math.max(max, 1.15) * 1.04, true);
    }

    double at(double value) {
        double position = logarithmic
                ? (Math.log(value) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (value - from) / (to - from);
        return Math.min(1, Math.max(0, position));
    }

    /** Round values, no two so near each other that their labels would touch; 1 is always among a ratio's. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        Stream.concat(
                        Stream.of(1.0).filter(t -> logarithmic),
                        (logarithmic ? logarithmicTicks() : linearTicks()).boxed())
                .filter(t -> t >= from && t <= to)
                .filter(t -> ticks.stream().noneMatch(other -> Math.abs(at(other) - at(t)) < MIN_GAP))
                .forEachOrdered(ticks::add);
        return ticks.stream().sorted().toList();
    }

    private DoubleStream linearTicks() {
        double raw = (to - from) / 3;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power >= 5 ? 5 : raw / power >= 2 ? 2 : 1);
        int first = (int) Math.ceil(from / step);
        return IntStream.rangeClosed(first, first + 8).mapToDouble(i -> i * step);
    }

    private DoubleStream logarithmicTicks() {
        if (to / from < 4) {
            return DoubleStream.of(0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 2, 2.5, 3);
        }
        int first = (int) Math.floor(Math.log10(from));
        int last = (int) Math.ceil(Math.log10(to));
        return IntStream.rangeClosed(first, last).boxed().flatMapToDouble(e -> DoubleStream.of(ROUND)
                .map(m -> m * Math.pow(10, e)));
    }
}
