package dev.pglayout.reports.sweep;

import java.util.List;

/**
 * How two layouts' curves of one operation run beside each other.
 *
 * @param slower the layout that is slower at the greatest point, or behind the crossing
 * @param at where the curves cross, on the axis; null if they do not
 * @param unit of the gaps' differences, as JMH names it
 * @param gaps what tells it: at the two points beside the crossing, or at all points
 */
public record Relation(String operation, String slower, String faster, Double at, String unit, List<Gap> gaps) {
    /**
     * @param difference slower less faster, at one value of the axis
     * @param logRatio ln(slower / faster) likewise
     */
    public record Gap(double value, Estimate difference, Estimate logRatio) {
        Gap reversed() {
            return new Gap(value, difference.negated(), logRatio.negated());
        }
    }

    public boolean crosses() {
        return at != null;
    }

    /** Whether the two can be told apart anywhere. */
    public boolean told() {
        return undecided().size() < gaps.size();
    }

    /** Points at which the two cannot be told apart. */
    public List<Double> undecided() {
        return gaps.stream()
                .filter(gap -> !gap.logRatio().decided())
                .map(Gap::value)
                .toList();
    }
}
