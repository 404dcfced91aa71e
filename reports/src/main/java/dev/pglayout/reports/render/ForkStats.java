package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Fork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is shown of many forks at once: always the median over forks. */
final class ForkStats {
    private ForkStats() {}

    /** One number per fork: its median iteration. */
    static OptionalDouble headline(Fork fork) {
        return median(fork.iterations());
    }

    static OptionalDouble median(Collection<Double> values) {
        double[] sorted = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** Median over forks of each percentile, in the forks' order of percentiles. */
    static Map<String, Double> percentiles(List<Fork> forks) {
        return medians(forks, Fork::percentiles);
    }

    static Map<String, Double> counters(List<Fork> forks) {
        return medians(forks, Fork::counters);
    }

    /** {@code custom 11, generic 1}: how the forks' statements were planned. */
    static String planKinds(List<Fork> forks) {
        Map<String, Long> kinds = forks.stream()
                .filter(f -> f.planKind() != null)
                .collect(Collectors.groupingBy(Fork::planKind, LinkedHashMap::new, Collectors.counting()));
        return kinds.size() == 1
                ? kinds.keySet().iterator().next()
                : kinds.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, Double> medians(List<Fork> forks, Function<Fork, Map<String, Double>> values) {
        Set<String> names = new LinkedHashSet<>();
        forks.forEach(f -> names.addAll(values.apply(f).keySet()));
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : names) {
            median(forks.stream().map(f -> values.apply(f).get(name)).collect(Collectors.toList()))
                    .ifPresent(m -> medians.put(name, m));
        }
        return medians;
    }
}
