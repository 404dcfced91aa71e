package dev.pglayout.reports.verdict;

import dev.pglayout.reports.stats.Medians;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * What one block says of one arm: one log ratio and one difference of its time and the control's. Slices share a JVM and
 * connections, so they are no independent evidence: whatever their number, a block counts once.
 *
 * @param difference arm less control, in their unit
 */
public record Pair(Measured arm, Measured control, double logRatio, double difference) {

    /**
     * Arms that ran in the same fork are compared turn by turn, where both had a slice, and the median over turns counts: what
     * disturbed one turn leaves no trace, and what lasted longer disturbed both. Otherwise, and in different forks always, their values
     * are compared.
     */
    static Pair of(Measured arm, Measured control) {
        return new Pair(
                arm,
                control,
                compared(arm, control, Pair::logRatio),
                compared(arm, control, (one, other) -> one - other));
    }

    private static double compared(Measured arm, Measured control, DoubleBinaryOperator comparison) {
        Map<Integer, Double> ofControl = arm.fork() == control.fork() ? control.byTurn() : Map.of();
        double[] turns = arm.byTurn().entrySet().stream()
                .filter(slice -> ofControl.containsKey(slice.getKey()))
                .mapToDouble(slice -> comparison.applyAsDouble(slice.getValue(), ofControl.get(slice.getKey())))
                .toArray();
        return turns.length == 0 ? comparison.applyAsDouble(arm.value(), control.value()) : Medians.of(turns);
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
