package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Effect;
import dev.pglayout.reports.stats.Interval;
import dev.pglayout.reports.sweep.Estimate;
import dev.pglayout.reports.sweep.Relation;
import dev.pglayout.reports.sweep.Relation.Gap;
import dev.pglayout.reports.sweep.Series;
import dev.pglayout.reports.sweep.Slope;
import dev.pglayout.reports.sweep.SweepData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sweep in words: where curves cross, and how steeply they rise. */
final class SweepSentences {
    private static final int TENFOLD = 10;

    private final SweepData data;

    SweepSentences(SweepData data) {
        this.data = data;
    }

    /** Crossings first, per operation; pairs that do not cross after them. */
    List<String> crossings() {
        List<Relation> all = data.operations().stream()
                .flatMap(operation -> data.relations(operation).stream())
                .toList();
        List<String> sentences = new ArrayList<>();
        all.stream().filter(Relation::crosses).map(this::crossing).forEach(sentences::add);
        all.stream()
                .filter(relation -> !relation.crosses())
                .map(SweepSentences::apart)
                .forEach(sentences::add);
        return sentences;
    }

    private String crossing(Relation relation) {
        String sure = relation.undecided().isEmpty()
                ? ""
                : " (not sure: they cannot be told apart at " + values(relation.undecided()) + ")";
        return "%s becomes slower than %s on %s at about %s %s%s: %s"
                .formatted(
                        relation.slower(),
                        relation.faster(),
                        relation.operation(),
                        Fmt.count(rounded(relation.at())),
                        data.sweep().axis(),
                        sure,
                        gaps(relation));
    }

    private static String apart(Relation relation) {
        if (!relation.told()) {
            return "%s and %s cannot be told apart on %s at any point: %s"
                    .formatted(relation.slower(), relation.faster(), relation.operation(), gaps(relation));
        }
        String where = relation.undecided().isEmpty()
                ? " at every point"
                : "; they cannot be told apart at " + values(relation.undecided());
        return "%s is slower than %s on %s%s: %s"
                .formatted(relation.slower(), relation.faster(), relation.operation(), where, gaps(relation));
    }

    private static String gaps(Relation relation) {
        return relation.gaps().stream().map(gap -> gap(gap, relation.unit())).collect(Collectors.joining(", "));
    }

    private static String gap(Gap gap, String unit) {
        Interval interval = gap.difference().interval();
        Effect difference = new Effect(
                gap.difference().value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high());
        return "%s (%s×) at %s"
                .formatted(
                        Effects.difference(difference, unit),
                        Fmt.ratio(Math.exp(gap.logRatio().value())),
                        Fmt.count(gap.value()));
    }

    private static String values(List<Double> values) {
        return values.stream().map(Fmt::count).collect(Collectors.joining(" and "));
    }

    /** To two figures: the points are far apart, and more would claim what nobody measured. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 1));
        return Math.round(value / unit) * unit;
    }

    /** One sentence per operation and layout that the dimension touches. */
    List<String> growth() {
        List<String> sentences = new ArrayList<>();
        for (String operation : data.operations()) {
            for (Series series : data.times(operation)) {
                Slope.of(series).ifPresent(slope -> sentences.add(growth(series, slope)));
            }
        }
        return sentences;
    }

    private String growth(Series series, Estimate slope) {
        Series.Point first = series.points().get(0);
        Series.Point last = series.points().get(series.points().size() - 1);
        return "%s on %s: %s at %s, %s at %s %s; exponent %s"
                        .formatted(
                                series.operation(),
                                series.layout(),
                                Fmt.time(first.time().value(), series.unit()),
                                Fmt.count(first.value()),
                                Fmt.time(last.time().value(), series.unit()),
                                Fmt.count(last.value()),
                                data.sweep().axis(),
                                slope(slope))
                + tenfold(slope, last.value() / first.value());
    }

    /** Only where the points reach so far, and the interval says how sure it is. */
    private static String tenfold(Estimate slope, double span) {
        return span < TENFOLD || slope.interval() == null
                ? ""
                : ": ten times as many take %s× the time".formatted(Fmt.ratio(Math.pow(TENFOLD, slope.value())));
    }

    /** {@code 0.82 [0.79–0.86]}. */
    static String slope(Estimate slope) {
        String interval = slope.interval() == null
                ? ", too few rounds for an interval"
                : String.format(
                        Locale.ROOT,
                        " [%.2f to %.2f]",
                        slope.interval().low(),
                        slope.interval().high());
        return String.format(Locale.ROOT, "%.2f", slope.value()) + interval;
    }
}
