package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.verdict.Measured;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is shown of many blocks at once: always the median over blocks. */
final class ForkStats {
    private ForkStats() {}

    /** Of the values; empty where nothing was measured. */
    static OptionalDouble value(List<Measured> all) {
        return median(all.stream().map(one -> one.sample().value()).collect(Collectors.toList()));
    }

    /** The same in words. */
    static Optional<String> time(List<Measured> all) {
        return value(all).stream()
                .mapToObj(median -> Fmt.time(median, unit(all)))
                .findFirst();
    }

    static String unit(List<Measured> all) {
        return all.get(0).sample().unit();
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

    /** Median of each percentile, in the samples' order of percentiles. */
    static Map<String, Double> percentiles(List<Measured> all) {
        return medians(all, Sample::percentiles);
    }

    static Map<String, Double> counters(List<Measured> all) {
        return medians(all, Sample::counters);
    }

    /** {@code custom 11, generic 1}: how the statements were planned. */
    static String planKinds(List<Measured> all) {
        Map<String, Long> kinds = all.stream()
                .map(one -> one.sample().planKind())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(kind -> kind, LinkedHashMap::new, Collectors.counting()));
        return kinds.size() == 1
                ? kinds.keySet().iterator().next()
                : kinds.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** {@code 27 × 268 executions}: medians over forks; empty where a fork is one execution or trial. */
    static Optional<String> slices(List<Measured> all) {
        List<Sample> sliced = all.stream()
                .map(Measured::sample)
                .filter(sample -> !sample.slices().isEmpty())
                .toList();
        OptionalDouble turns = median(
                sliced.stream().map(sample -> (double) sample.slices().size()).toList());
        OptionalDouble executions = median(sliced.stream()
                .map(sample -> (double) sample.executions() / sample.slices().size())
                .toList());
        return turns.isEmpty()
                ? Optional.empty()
                : Optional.of("%s × %s executions"
                        .formatted(Fmt.count(turns.getAsDouble()), executions(executions.getAsDouble())));
    }

    /** Few are told with their fraction: forks may have had two or three in a slice. */
    private static String executions(double inSlice) {
        return Fmt.count(inSlice < 10 ? Math.rint(inSlice * 10) / 10 : Math.rint(inSlice));
    }

    /** Between which times the middle half of all slices lies: how far they scatter before their medians are taken. */
    static Optional<String> middleHalf(List<Measured> all) {
        double[] sorted = all.stream()
                .flatMap(one -> one.sample().slices().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length < 4
                ? Optional.empty()
                : Optional.of(Fmt.time(sorted[sorted.length / 4], unit(all)) + " to "
                        + Fmt.time(sorted[sorted.length * 3 / 4], unit(all)));
    }

    private static Map<String, Double> medians(List<Measured> all, Function<Sample, Map<String, Double>> values) {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(one -> names.addAll(values.apply(one.sample()).keySet()));
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : names) {
            median(all.stream().map(one -> values.apply(one.sample()).get(name)).collect(Collectors.toList()))
                    .ifPresent(m -> medians.put(name, m));
        }
        return medians;
    }
}
