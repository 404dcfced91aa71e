package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.render.view.Chart;
import dev.pglayout.reports.render.view.Chart.Band;
import dev.pglayout.reports.render.view.Chart.Dot;
import dev.pglayout.reports.render.view.Chart.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The blocks of one operation and arm in the order in which they were measured, so that drift shows. */
final class Charts {
    private static final int HEIGHT = 150;
    private static final int PAD = 22;
    private static final double LEFT = 16;
    private static final double RIGHT = 97;

    /** One block: the control's fork and the arm's. */
    record Block(Fork control, Fork arm, Optional<String> excludedReason) {
        int round() {
            return arm.round();
        }

        double time(Fork fork) {
            return ForkStats.headline(fork).orElseThrow();
        }

        double ratio() {
            return time(arm) / time(control);
        }

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
        Charts charts = new Charts(arm, index.control(), blocks.get(0).arm().unit(), blocks);
        return index.isControl(arm)
                ? List.of(charts.times())
                : List.of(charts.times(), charts.ratios(index.plan().margin()));
    }

    private static List<Block> blocks(RunIndex index, String operation, String arm) {
        Map<Integer, Fork> controlOf = byRound(index.forks(operation, index.control()));
        return byRound(index.forks(operation, arm)).values().stream()
                .filter(f -> controlOf.containsKey(f.round()))
                .map(f -> new Block(controlOf.get(f.round()), f, index.excluded(operation, f.round())))
                .sorted(Comparator.comparingInt(b -> b.arm().position()))
                .toList();
    }

    private static Map<Integer, Fork> byRound(List<Fork> forks) {
        return forks.stream()
                .filter(f -> ForkStats.headline(f).isPresent())
                .collect(Collectors.toMap(Fork::round, f -> f, (a, b) -> b, TreeMap::new));
    }

    private Chart times() {
        Axis axis = axis(blocks.stream()
                .flatMap(b -> Stream.of(b.control(), b.arm()))
                .map(f -> ForkStats.headline(f).orElseThrow())
                .toList());
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.control() != block.arm()) {
                dots.add(timeDot(i, axis, block, block.control(), "control"));
            }
            dots.add(timeDot(i, axis, block, block.arm(), "arm"));
        }
        String who = arm.equals(control) ? "● " + arm : "● %s, ○ %s (control)".formatted(arm, control);
        return new Chart(
                "Time per execution, block by block: " + who,
                "%d blocks; %s median %s".formatted(blocks.size(), arm, median(Block::arm)),
                HEIGHT,
                List.of(),
                axis.ticks().stream()
                        .map(t -> new Rule(y(axis, t), Fmt.tick(t, unit), "grid"))
                        .toList(),
                dots);
    }

    private Chart ratios(double margin) {
        Axis axis = Axis.ratios(
                blocks.stream().mapToDouble(Block::ratio).min().orElse(1),
                blocks.stream().mapToDouble(Block::ratio).max().orElse(1));
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            String title =
                    "block %d: ratio %s%s".formatted(block.round() + 1, Fmt.ratio(block.ratio()), excluded(block));
            dots.add(new Dot(x(i), y(axis, block.ratio()), block.excluded() ? "excluded" : "arm", title));
        }
        double top = y(axis, 1 + margin);
        Band band = new Band(top, y(axis, 1 / (1 + margin)) - top, "margin");
        return new Chart(
                "Ratio to %s, block by block (band: ±%s)".formatted(control, Fmt.percent(margin)),
                "%d ratios from %s to %s"
                        .formatted(
                                blocks.size(),
                                Fmt.ratio(blocks.stream()
                                        .mapToDouble(Block::ratio)
                                        .min()
                                        .orElse(1)),
                                Fmt.ratio(blocks.stream()
                                        .mapToDouble(Block::ratio)
                                        .max()
                                        .orElse(1))),
                HEIGHT,
                List.of(band),
                axis.ticks().stream()
                        .map(t -> new Rule(y(axis, t), Fmt.tick(t) + "×", t == 1 ? "grid one" : "grid"))
                        .toList(),
                dots);
    }

    private Dot timeDot(int i, Axis axis, Block block, Fork fork, String css) {
        double time = block.time(fork);
        String title =
                "block %d, %s: %s%s".formatted(block.round() + 1, fork.arm(), Fmt.time(time, unit), excluded(block));
        return new Dot(x(i), y(axis, time), block.excluded() ? css + " excluded" : css, title);
    }

    private String median(Function<Block, Fork> which) {
        OptionalDouble median = ForkStats.median(
                blocks.stream().map(b -> b.time(which.apply(b))).toList());
        return Fmt.time(median.orElse(Double.NaN), unit);
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
