package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.render.view.Chart;
import dev.pglayout.reports.render.view.Chart.Band;
import dev.pglayout.reports.render.view.Chart.Dot;
import dev.pglayout.reports.render.view.Chart.Rule;
import dev.pglayout.reports.verdict.Blocks;
import dev.pglayout.reports.verdict.Measured;
import dev.pglayout.reports.verdict.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The blocks of one operation and arm in the order in which they were measured, so that drift shows. */
final class Charts {
    private static final int HEIGHT = 150;
    private static final int PAD = 22;
    private static final double LEFT = 16;
    private static final double RIGHT = 97;

    private record Block(Pair pair, Optional<String> excludedReason) {
        boolean excluded() {
            return excludedReason.isPresent();
        }
    }

    private final String arm;
    private final String control;
    private final String unit;
    private final List<Block> blocks;

    private Charts(String arm, String control, String unit, List<Block> blocks) {
        this.arm = arm;
        this.control = control;
        this.unit = unit;
        this.blocks = blocks;
    }

    /** Both charts, or none when no block is whole. */
    static List<Chart> of(RunIndex index, String operation, String arm) {
        List<Block> blocks = blocks(index, operation, arm);
        if (blocks.isEmpty()) {
            return List.of();
        }
        String unit = blocks.get(0).pair().arm().sample().unit();
        Charts charts = new Charts(arm, index.control(), unit, blocks);
        return index.isControl(arm) ? List.of(charts.times()) : List.of(charts.times(), charts.ratios(index.plan()));
    }

    private static List<Block> blocks(RunIndex index, String operation, String arm) {
        Blocks blocks = index.blocks(operation);
        return blocks.allPairs(arm, index.control()).stream()
                .sorted(Comparator.comparingInt(pair -> pair.arm().fork().position()))
                .map(pair -> new Block(pair, blocks.excluded(pair.round())))
                .toList();
    }

    private Chart times() {
        Axis axis = axis(blocks.stream()
                .flatMap(b ->
                        Stream.of(b.pair().control().value(), b.pair().arm().value()))
                .toList());
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (!arm.equals(control)) {
                dots.add(timeDot(i, axis, block, block.pair().control(), "control"));
            }
            dots.add(timeDot(i, axis, block, block.pair().arm(), "arm"));
        }
        String who = arm.equals(control) ? "● " + arm : "● %s, ○ %s (control)".formatted(arm, control);
        return new Chart(
                "Time per execution, block by block: " + who,
                "%d blocks; %s median %s".formatted(blocks.size(), arm, median()),
                HEIGHT,
                List.of(),
                axis.ticks().stream()
                        .map(t -> new Rule(y(axis, t), Fmt.tick(t, unit), "grid"))
                        .toList(),
                dots);
    }

    private Chart ratios(Plan plan) {
        DoubleSummaryStatistics range =
                blocks.stream().mapToDouble(b -> b.pair().ratio()).summaryStatistics();
        Axis axis = Axis.ratios(range.getMin(), range.getMax());
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double ratio = block.pair().ratio();
            String title = "block %d: %s, ratio %s%s"
                    .formatted(
                            block.pair().round() + 1,
                            Effects.difference(new Effect(block.pair().difference(), null, null), unit),
                            Fmt.ratio(ratio),
                            excluded(block));
            dots.add(new Dot(x(i), y(axis, ratio), block.excluded() ? "excluded" : "arm", title));
        }
        double margin = plan.margin();
        double top = y(axis, 1 + margin);
        Band band = new Band(top, y(axis, 1 / (1 + margin)) - top, "margin");
        return new Chart(
                "Ratio to %s, block by block (band: ±%s)".formatted(control, Fmt.percent(margin)),
                "%d ratios from %s to %s"
                        .formatted(blocks.size(), Fmt.ratio(range.getMin()), Fmt.ratio(range.getMax())),
                HEIGHT,
                List.of(band),
                axis.ticks().stream()
                        .map(t -> new Rule(y(axis, t), Fmt.tick(t) + "×", t == 1 ? "grid one" : "grid"))
                        .toList(),
                dots);
    }

    private Dot timeDot(int i, Axis axis, Block block, Measured measured, String css) {
        String title = "block %d, %s: %s%s"
                .formatted(
                        measured.round() + 1,
                        measured.sample().arm(),
                        Fmt.time(measured.value(), unit),
                        excluded(block));
        return new Dot(x(i), y(axis, measured.value()), block.excluded() ? css + " excluded" : css, title);
    }

    private String median() {
        return ForkStats.time(blocks.stream().map(b -> b.pair().arm()).toList()).orElse(Fmt.NONE);
    }

    private static String excluded(Block block) {
        return block.excludedReason().map(reason -> " – excluded: " + reason).orElse("");
    }

    private static Axis axis(Collection<Double> values) {
        return Axis.around(
                values.stream().mapToDouble(v -> v).min().orElse(0),
                values.stream().mapToDouble(v -> v).max().orElse(1));
    }

    private double x(int i) {
        double step = blocks.size() == 1 ? 0.5 : (double) i / (blocks.size() - 1);
        return Math.round((LEFT + step * (RIGHT - LEFT)) * 100) / 100.0;
    }

    private static double y(Axis axis, double value) {
        return Math.round((HEIGHT - PAD - axis.at(value) * (HEIGHT - 2.0 * PAD)) * 10) / 10.0;
    }
}
