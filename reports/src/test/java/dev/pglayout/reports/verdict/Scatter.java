package dev.pglayout.reports.verdict;

import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.verdict.NoisyMachine.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** By how much the blocks of the A/A arm scatter: the standard deviation of their log ratios, the median over runs and operations. */
final class Scatter {
    private Scatter() {}

    static Map<Work, Double> of(SyntheticRuns lab, int runs) {
        List<Cell> cells = LongStream.range(0, runs)
                .parallel()
                .boxed()
                .flatMap(seed -> Judge.cells(lab.interleaved(seed)).stream())
                .filter(cell -> cell.arm().equals(Runs.AA))
                .toList();
        return cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> SyntheticRuns.work(cell.judged().operation()),
                        Collectors.collectingAndThen(
                                Collectors.mapping(Scatter::deviation, Collectors.toList()), Medians::of)));
    }

    private static double deviation(Cell cell) {
        double[] values = Evidence.values(cell.pairs(), Pair::logRatio);
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
