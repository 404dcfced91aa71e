package dev.pglayout.reports.gate;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Holm;
import dev.pglayout.reports.verdict.Margin;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations on which the control differs from itself, after Holm over the A/A cells: each alone would alarm in a good
 * part of all loud runs, and a gate that cries wolf is switched off.
 */
public final class AaAlarms {
    private static final double LEVEL = 0.05;

    private AaAlarms() {}

    public static List<String> of(Plan plan, List<VerdictRecord> verdicts) {
        List<VerdictRecord> aa = verdicts.stream()
                .filter(verdict -> verdict.arm().equals(plan.aaArm()) && verdict.p() != null)
                .toList();
        double[] adjusted =
                Holm.adjust(aa.stream().mapToDouble(VerdictRecord::p).toArray());
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            boolean beyond = Margin.exceeded(aa.get(i), plan.margin(), plan.marginMicros());
            if (adjusted[i] <= LEVEL && beyond && aa.get(i).verdict() != Verdict.UNSTABLE) {
                alarms.add(aa.get(i).name());
            }
        }
        verdicts.stream()
                .filter(verdict -> verdict.arm().equals(plan.aaArm()) && verdict.verdict() == Verdict.INCOMPARABLE)
                .map(VerdictRecord::name)
                .forEach(alarms::add);
        return List.copyOf(alarms);
    }
}
