package dev.pglayout.reports.gate;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Holm;
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
            boolean beyond = Math.abs(Math.log(aa.get(i).ratio())) > Math.log1p(plan.margin());
            if (adjusted[i] <= LEVEL && beyond && aa.get(i).verdict() != Verdict.UNSTABLE) {
                alarms.add(aa.get(i).operation());
            }
        }
        verdicts.stream()
                .filter(verdict -> verdict.arm().equals(plan.aaArm()) && verdict.verdict() == Verdict.INCOMPARABLE)
                .map(VerdictRecord::operation)
                .forEach(alarms::add);
        return List.copyOf(alarms);
    }
}
