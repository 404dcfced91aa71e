package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Sample;
import dev.pglayout.reports.stats.Medians;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * What one block says of one arm: one log ratio and one difference of its time and the control's. Slices share a JVM and
 * connections, so they are no independent evidence: whatever their number, a block counts once.
 *
 * @param difference arm less control, in their unit
 */
public record Pair(Measured arm, Measured control, double logRatio, double difference) {

    /**
     * Arms that ran in the same fork are compared turn by turn, and the median over turns counts: what disturbed one turn leaves no
     * trace, and what lasted longer disturbed both. Otherwise, and in different forks always, their values are compared.
     */
    static Pair of(Measured arm, Measured control) {
        return new Pair(
                arm,
                control,
                compared(arm, control, Pair::logRatio),
                compared(arm, control, (one, other) -> one - other));
    }

    private static double compared(Measured arm, Measured control, DoubleBinaryOperator comparison) {
        Sample one = arm.sample();
        Sample other = control.sample();
        int turns = arm.fork() == control.fork()
                ? Math.min(one.slices().size(), other.slices().size())
                : 0;
        return turns == 0
                ? comparison.applyAsDouble(arm.value(), control.value())
                : Medians.of(IntStream.range(0, turns)
                        .mapToDouble(turn -> comparison.applyAsDouble(
                                one.slices().get(turn), other.slices().get(turn)))
                        .toArray());
    }

    /** A difference of logarithms, so that swapping arm and control changes the sign and nothing else. */
    static double logRatio(double arm, double control) {
        return Math.log(arm) - Math.log(control);
    }

    public int round() {
        return arm.round();
    }

    public double ratio() {
        return Math.exp(logRatio);
    }

    boolean sameUnit() {
        return arm.sample().unit() == null
                || arm.sample().unit().equals(control.sample().unit());
    }

    /** Samples without a checksum say nothing of their answers. */
    boolean sameAnswers() {
        String one = arm.sample().resultChecksum();
        String other = control.sample().resultChecksum();
        return one == null || other == null || one.equals(other);
    }
}
