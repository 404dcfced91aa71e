package dev.pglayout.reports.sweep;

import dev.pglayout.reports.stats.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a figure grows with the axis: the exponent of a power law, by Theil and Sen, which is the median of the slopes between
 * all pairs of points on logarithmic scales. 0 is level, 1 proportional.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1968.10480934">Sen, JASA 63, 1968</a>
 */
public final class Slope {
    private Slope() {}

    /**
     * Of a series: the centre of the rounds' own slopes, so that the machine's drift from round to round is in none of them.
     *
     * @return empty with fewer than two points, or without a round that has them all
     */
    public static Optional<Estimate> of(Series series) {
        List<Double> slopes = new ArrayList<>();
        for (int round : rounds(series)) {
            slopes.add(theilSen(
                    logs(series.points().stream().map(Series.Point::value).toList()),
                    series.points().stream()
                            .mapToDouble(point -> point.byRound().get(round))
                            .toArray()));
        }
        return slopes.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(slopes));
    }

    /**
     * Of figures without rounds.
     *
     * @return empty with fewer than two points, or where one is not positive
     */
    public static Optional<Double> of(Map<Double, Double> figures) {
        boolean some = figures.size() > 1 && figures.values().stream().allMatch(y -> y > 0);
        return some
                ? Optional.of(theilSen(logs(List.copyOf(figures.keySet())), logs(List.copyOf(figures.values()))))
                : Optional.empty();
    }

    private static Set<Integer> rounds(Series series) {
        Set<Integer> common = new TreeSet<>();
        if (series.points().size() > 1) {
            common.addAll(series.points().get(0).byRound().keySet());
            series.points().forEach(point -> common.retainAll(point.byRound().keySet()));
        }
        return common;
    }

    static double theilSen(double[] x, double[] y) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                slopes.add((y[j] - y[i]) / (x[j] - x[i]));
            }
        }
        return Medians.of(slopes);
    }

    private static double[] logs(List<Double> values) {
        return values.stream().mapToDouble(Math::log).toArray();
    }
}
