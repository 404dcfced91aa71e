package dev.pglayout.reports.sweep;

import dev.pglayout.reports.sweep.Relation.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;

/**
 * Finds where one layout becomes slower than another: the sign of the log ratio, block by block, changes between two points. Where
 * neither of them can be told apart from "equal", a change of sign is noise.
 */
final class Crossovers {
    private final Series first;
    private final Series second;

    private Crossovers(Series first, Series second) {
        this.first = first;
        this.second = second;
    }

    /** Of all pairs of layouts; a pair without a crossing has one relation, one with several has several. */
    static List<Relation> of(List<Series> ofOneOperation) {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < ofOneOperation.size(); i++) {
            for (int j = i + 1; j < ofOneOperation.size(); j++) {
                relations.addAll(new Crossovers(ofOneOperation.get(i), ofOneOperation.get(j)).relations());
            }
        }
        return relations;
    }

    private List<Relation> relations() {
        List<Gap> gaps = gaps();
        List<Relation> crossings = crossings(gaps);
        return gaps.isEmpty() || !crossings.isEmpty() ? crossings : List.of(relation(null, gaps, telling(gaps)));
    }

    /** Both sides of a crossing must be told by their blocks: two curves that come together inside the noise need not part again. */
    private List<Relation> crossings(List<Gap> gaps) {
        List<Relation> crossings = new ArrayList<>();
        int told = -1;
        for (int i = 0; i < gaps.size(); i++) {
            if (!gaps.get(i).logRatio().decided()) {
                continue;
            }
            if (told >= 0 && !sameSign(gaps.get(told), gaps.get(i))) {
                crossings.add(crossing(gaps.subList(told, i + 1)));
            }
            told = i;
        }
        return crossings;
    }

    /** @param gaps of which the first and the last have opposite signs */
    private Relation crossing(List<Gap> gaps) {
        int after = 1;
        while (sameSign(gaps.get(0), gaps.get(after))) {
            after++;
        }
        List<Gap> around = gaps.subList(after - 1, after + 1);
        return relation(between(around.get(0), around.get(1)), around, gaps.get(gaps.size() - 1));
    }

    private static boolean sameSign(Gap one, Gap other) {
        return Math.signum(one.logRatio().value())
                == Math.signum(other.logRatio().value());
    }

    /** Second against first at each value that both have. */
    private List<Gap> gaps() {
        Set<Double> values = new TreeSet<>();
        for (Series series : List.of(first, second)) {
            series.points().stream()
                    .map(Series.Point::value)
                    .filter(Objects::nonNull)
                    .forEach(values::add);
        }
        List<Gap> gaps = new ArrayList<>();
        for (double value : values) {
            List<Double> ratios = compared(value, (one, other) -> other - one);
            if (!ratios.isEmpty()) {
                List<Double> differences = compared(value, (one, other) -> Math.exp(other) - Math.exp(one));
                gaps.add(new Gap(value, Estimate.of(differences), Estimate.of(ratios)));
            }
        }
        return gaps;
    }

    /** The logarithms of both layouts' times, compared round by round. */
    private List<Double> compared(double value, DoubleBinaryOperator comparison) {
        Series.Point one = first.at(value);
        Series.Point other = second.at(value);
        if (one == null || other == null) {
            return List.of();
        }
        Map<Integer, Double> others = other.byRound();
        return one.byRound().entrySet().stream()
                .filter(entry -> others.containsKey(entry.getKey()))
                .map(entry -> comparison.applyAsDouble(entry.getValue(), others.get(entry.getKey())))
                .toList();
    }

    /** @param telling the gap that says which layout is the slower one */
    private Relation relation(Double at, List<Gap> gaps, Gap telling) {
        boolean secondSlower = telling.logRatio().value() > 0;
        return new Relation(
                first.operation(),
                secondSlower ? second.layout() : first.layout(),
                secondSlower ? first.layout() : second.layout(),
                at,
                first.unit(),
                secondSlower ? gaps : gaps.stream().map(Gap::reversed).toList());
    }

    /** The last gap that the blocks tell apart from none; where they tell of no gap, the last. */
    private static Gap telling(List<Gap> gaps) {
        Gap last = gaps.get(gaps.size() - 1);
        return gaps.stream()
                .filter(gap -> gap.logRatio().decided())
                .reduce((earlier, later) -> later)
                .orElse(last);
    }

    /** Linear between the two points on logarithmic scales. */
    private static double between(Gap before, Gap after) {
        double from = before.logRatio().value();
        double share = from / (from - after.logRatio().value());
        return Math.exp(Math.log(before.value()) + share * Math.log(after.value() / before.value()));
    }
}
