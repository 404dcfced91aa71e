package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One number of one arm, and the fork, trial or execution that it comes from. */
public record Measured(Fork fork, Sample sample) {

    public int round() {
        return fork.round();
    }

    public double value() {
        return sample.value();
    }

    /** Its slices by the turn of the fork in which it had them. */
    Map<Integer, Double> byTurn() {
        List<Double> slices = sample.slices();
        int turns = fork.samples().stream()
                .mapToInt(each -> each.slices().size())
                .max()
                .orElse(0);
        return IntStream.range(0, slices.size())
                .boxed()
                .collect(Collectors.toMap(slice -> Sample.turn(slice, slices.size(), turns), slices::get));
    }

    /** Whether it can be judged: there is a time, and no slice without one. */
    boolean usable() {
        return isTime(sample.value()) && sample.slices().stream().allMatch(Measured::isTime);
    }

    private static boolean isTime(Double value) {
        return value != null && value > 0 && Double.isFinite(value);
    }
}
