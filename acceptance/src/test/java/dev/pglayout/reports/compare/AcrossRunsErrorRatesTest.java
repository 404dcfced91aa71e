package dev.pglayout.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Environment;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How often two nights are told apart that are alike, and how often a slowdown is seen. */
class AcrossRunsErrorRatesTest {
    private static final int CELLS = 21;
    private static final int COMPARISONS = 300;
    private static final TextTable TABLE = new TextTable(
            "two nights",
            "earlier nights",
            "tests",
            "comparisons",
            "any false alarm",
            "interval covers",
            "seen SLOWER");

    /** @param slow share by which cell 0 of the new night is slower */
    private record Rate(double falseAlarms, double covered, double seen) {}

    @AfterAll
    static void print() {
        System.out.println(TABLE);
    }

    @Test
    void alikeNightsRarelyAlarmAndSlowOnesAreSeen() {
        for (int nights : new int[] {20, 40}) {
            Rate none = rate("no effect", nights, 0);
            assertThat(none.falseAlarms()).isLessThanOrEqualTo(0.05 + 2 * Math.sqrt(0.05 * 0.95 / COMPARISONS));
            assertThat(none.covered()).isBetween(0.93, 0.97);
            Rate ten = rate("10 % slower in one cell", nights, 0.10);
            Rate twenty = rate("20 % slower in one cell", nights, 0.20);
            assertThat(ten.falseAlarms()).isLessThanOrEqualTo(0.06);
            assertThat(twenty.seen()).isGreaterThan(0.9).isGreaterThan(ten.seen());
        }
    }

    private static Rate rate(String condition, int nights, double slow) {
        List<Rate> each = LongStream.range(0, COMPARISONS)
                .parallel()
                .mapToObj(seed -> one(new Random(seed), nights, slow))
                .toList();
        Rate mean = new Rate(
                each.stream().mapToDouble(Rate::falseAlarms).average().orElseThrow(),
                each.stream().mapToDouble(Rate::covered).average().orElseThrow(),
                each.stream().mapToDouble(Rate::seen).average().orElseThrow());
        TABLE.row(
                condition,
                nights,
                CELLS,
                COMPARISONS,
                percent(mean.falseAlarms),
                percent(mean.covered),
                slow == 0 ? "" : percent(mean.seen));
        return mean;
    }

    private static Rate one(Random random, int nights, double slow) {
        List<Brief> history = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            history.add(night(random, "2026-%03d".formatted(night), 0));
        }
        Brief after = night(random, "2027-000", slow);
        List<ComparedCell> cells = AcrossRuns.of(history.get(0), after, history).cells();
        List<ComparedCell> alike = slow == 0 ? cells : cells.subList(1, CELLS);
        boolean alarm = alike.stream().anyMatch(c -> c.verdict() == Verdict.SLOWER || c.verdict() == Verdict.FASTER);
        double covered =
                alike.stream().filter(c -> c.low() <= 1 && 1 <= c.high()).count() / (double) alike.size();
        return new Rate(alarm ? 1 : 0, covered, cells.get(0).verdict() == Verdict.SLOWER ? 1 : 0);
    }

    /** A night moves each cell's ratio by 1.5 %, blocks scatter by 4 % about that. */
    private static Brief night(Random random, String date, double slow) {
        List<Brief.Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            double level = 0.3 + 0.015 * random.nextGaussian() + (cell == 0 ? Math.log1p(slow) : 0);
            List<Double> blocks = IntStream.range(0, 12)
                    .mapToObj(block -> level + 0.04 * random.nextGaussian())
                    .toList();
            cells.add(new Brief.Cell("q" + cell, Metrics.TIME, "fdw", Verdict.SLOWER, blocks, 1.0, 1.0, "us/op"));
        }
        Plan plan = new Plan(
                "events",
                Map.of(),
                1,
                12,
                List.of("plain", "fdw"),
                List.of(),
                "plain",
                null,
                0.05,
                null,
                List.of(),
                List.of(),
                Map.of(),
                Plan.Stopping.FIXED);
        Environment environment = new Environment(Map.of(), Map.of(), Map.of());
        return new Brief(
                Brief.SCHEMA_VERSION,
                Run.SCHEMA_VERSION,
                "run " + date,
                "quick",
                date,
                "hot",
                plan,
                environment,
                List.of(),
                cells);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
