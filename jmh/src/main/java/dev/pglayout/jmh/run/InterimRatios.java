package dev.pglayout.jmh.run;

import dev.pglayout.reports.model.Fork;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Medians of the blocks so far, to watch a run by; verdicts come at the end and from raw data. */
final class InterimRatios {
    private final String control;
    private final Map<String, Map<String, List<Double>>> logRatios = new HashMap<>();

    InterimRatios(String control) {
        this.control = control;
    }

    /** @param forks the forks of one block */
    void add(List<Fork> forks) {
        forks.stream().filter(fork -> fork.arm().equals(control)).findFirst().ifPresent(base -> {
            for (Fork fork : forks) {
                if (!fork.arm().equals(control)) {
                    logRatios
                            .computeIfAbsent(fork.operation(), o -> new LinkedHashMap<>())
                            .computeIfAbsent(fork.arm(), a -> new java.util.ArrayList<>())
                            .add(Math.log(median(fork.iterations()) / median(base.iterations())));
                }
            }
        });
    }

    /** For example {@code partitioned 0.93×, fdw 2.41×}. */
    String of(String operation) {
        return logRatios.getOrDefault(operation, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%s %.2f×".formatted(entry.getKey(), Math.exp(median(entry.getValue()))))
                .collect(Collectors.joining(", "));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
