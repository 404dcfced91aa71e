package dev.pglayout.jmh.pgbench;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.WalshAverages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the rounds say, in tables. */
final class Agreement {
    private static final double CONFIDENCE = 0.95;
    private static final String NONE = "-";

    private final List<String> arms;
    private final Map<String, Map<String, List<CheckedRound>>> cells;

    /**
     * @param arms the control first
     * @param measured all arms of each operation in the same rounds
     */
    Agreement(List<String> arms, List<CheckedRound> measured) {
        this.arms = arms;
        this.cells = measured.stream()
                .collect(Collectors.groupingBy(
                        CheckedRound::operation,
                        LinkedHashMap::new,
                        Collectors.groupingBy(CheckedRound::arm, LinkedHashMap::new, Collectors.toList())));
    }

    /** An estimate with its interval, if there are rounds enough for one. */
    record Estimate(double value, Optional<Interval> interval) {
        static Estimate of(double[] values) {
            WalshAverages walsh = WalshAverages.of(values);
            return new Estimate(walsh.estimate(), walsh.interval(CONFIDENCE));
        }

        Estimate exp() {
            return new Estimate(Math.exp(value), interval.map(Interval::exp));
        }

        String within(Estimate other) {
            return other.interval()
                    .map(theirs -> theirs.contains(value) ? "yes" : "no")
                    .orElse(NONE);
        }

        Stream<String> cells(String format) {
            return Stream.of(
                    format.formatted(value),
                    interval.map(found -> format.formatted(found.low())).orElse(NONE),
                    interval.map(found -> format.formatted(found.high())).orElse(NONE));
        }
    }

    /** Latencies of both, and JMH's as a multiple of pgbench's. */
    TextTable latencies() {
        TextTable table =
                new TextTable("operation", "layout", "pgbench us", "JMH us", "JMH/pgbench", "least", "greatest");
        cells.forEach((operation, byArm) -> arms.forEach(arm -> {
            List<CheckedRound> rounds = byArm.get(arm);
            double[] ratios = rounds.stream()
                    .mapToDouble(round -> round.jmh() / round.pgbench())
                    .sorted()
                    .toArray();
            table.row(
                    operation,
                    arm,
                    micros(rounds, CheckedRound::pgbench),
                    micros(rounds, CheckedRound::jmh),
                    "%.3f".formatted(Medians.of(ratios)),
                    "%.3f".formatted(ratios[0]),
                    "%.3f".formatted(ratios[ratios.length - 1]));
        }));
        return table;
    }

    private static String micros(Collection<CheckedRound> rounds, ToDoubleFunction<CheckedRound> side) {
        return "%.1f".formatted(Medians.of(rounds.stream().mapToDouble(side).toArray()));
    }

    /** Each arm against the control, by either side. */
    TextTable comparisons() {
        TextTable table = new TextTable(
                "operation",
                "compared",
                "by",
                "difference us",
                "from",
                "to",
                "in the other's",
                "ratio",
                "from",
                "to",
                "in the other's");
        cells.forEach((operation, byArm) -> arms.stream().skip(1).forEach(arm -> {
            List<CheckedRound> control = byArm.get(arms.get(0));
            List<CheckedRound> rounds = byArm.get(arm);
            Compared pgbench = Compared.of(control, rounds, CheckedRound::pgbench);
            Compared jmh = Compared.of(control, rounds, CheckedRound::jmh);
            String compared = arm + " : " + arms.get(0);
            table.row(Stream.concat(Stream.of(operation, compared, "pgbench"), pgbench.cells(jmh))
                    .toArray());
            table.row(Stream.concat(Stream.of(operation, compared, "JMH"), jmh.cells(pgbench))
                    .toArray());
        }));
        return table;
    }

    private record Compared(Estimate difference, Estimate ratio) {
        static Compared of(List<CheckedRound> control, List<CheckedRound> arm, ToDoubleFunction<CheckedRound> side) {
            double[] from = control.stream().mapToDouble(side).toArray();
            double[] to = arm.stream().mapToDouble(side).toArray();
            IntStream rounds = IntStream.range(0, to.length);
            double[] differences = rounds.mapToDouble(i -> to[i] - from[i]).toArray();
            double[] logRatios = IntStream.range(0, to.length)
                    .mapToDouble(i -> Math.log(to[i] / from[i]))
                    .toArray();
            return new Compared(Estimate.of(differences), Estimate.of(logRatios).exp());
        }

        Stream<String> cells(Compared other) {
            return Stream.of(
                            difference.cells("%.1f"),
                            Stream.of(difference.within(other.difference)),
                            ratio.cells("%.3f"),
                            Stream.of(ratio.within(other.ratio)))
                    .flatMap(cells -> cells);
        }
    }
}
