package dev.pglayout.jmh.run;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.verdict.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Median ratios of the blocks so far, to watch a run by; verdicts come at the end and from raw data. */
final class InterimRatios {
    private final String control;
    private final List<Fork> forks = new ArrayList<>();

    InterimRatios(String control) {
        this.control = control;
    }

    /** @param block the forks of one block */
    void add(List<Fork> block) {
        forks.addAll(block);
    }

    /** For example {@code fdw 2.41×, partitioned 0.93×}. */
    String of(String operation) {
        return Blocks.of(forks, new Judged(operation, Metrics.TIME)).medianRatios(control).entrySet().stream()
                .map(entry -> "%s %.2f×".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
