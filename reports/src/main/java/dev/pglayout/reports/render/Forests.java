package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Forest;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** Places all ratios on one axis. */
final class Forests {
    private final RunIndex index;
    private final Axis axis;

    private Forests(RunIndex index) {
        this.index = index;
        DoubleSummaryStatistics ends = index.verdicts().stream()
                .filter(v -> v.ratio() != null)
                .flatMapToDouble(v -> DoubleStream.of(v.ratio().value(), low(v.ratio()), high(v.ratio())))
                .filter(x -> x > 0 && Double.isFinite(x))
                .summaryStatistics();
        axis = ends.getCount() == 0 ? Axis.ratios(1, 1) : Axis.ratios(ends.getMin(), ends.getMax());
    }

    static Forest of(RunIndex index) {
        return new Forests(index).forest();
    }

    private Forest forest() {
        double margin = 1 + index.plan().margin();
        return new Forest(
                axis.ticks().stream()
                        .map(t -> new Forest.Tick(percent(t), Fmt.tick(t) + "×"))
                        .toList(),
                percent(1 / margin),
                percent(margin),
                percent(1),
                index.names().stream().map(this::group).toList());
    }

    private Forest.Group group(String name) {
        return new Forest.Group(
                name,
                index.verdicts().stream()
                        .filter(v -> v.name().equals(name))
                        .map(this::row)
                        .toList());
    }

    private Forest.Row row(VerdictRecord v) {
        String words = v.verdict() == Verdict.UNAVAILABLE
                ? "unavailable"
                : HeatMaps.sign(v.verdict()) + " " + HeatMaps.name(v.verdict());
        if (v.ratio() == null) {
            return new Forest.Row(v.arm(), null, HeatMaps.css(v), null, null, null, Fmt.NONE, Fmt.NONE, words);
        }
        return new Forest.Row(
                v.arm(),
                "#" + index.fragment(v.name(), v.arm()),
                HeatMaps.css(v),
                percent(v.ratio().value()),
                percent(low(v.ratio())),
                percent(high(v.ratio())),
                Effects.differenceWithInterval(v.difference(), v.unit()),
                Effects.ratioWithInterval(v.ratio()),
                words);
    }

    private double percent(double ratio) {
        return Math.round(axis.at(ratio) * 10_000) / 100.0;
    }

    private static double low(Effect ratio) {
        return ratio.low() == null ? ratio.value() : ratio.low();
    }

    private static double high(Effect ratio) {
        return ratio.high() == null ? ratio.value() : ratio.high();
    }
}
