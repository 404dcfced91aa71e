package dev.pglayout.reports.gate;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.verdict.Trust;
import java.util.ArrayList;
import java.util.List;

/** Whether a run may serve for a gate, a baseline or the history. */
public final class Trustworthy {
    private Trustworthy() {}

    /** Why the run is not whole or too short; empty if it may be kept. Nothing here depends on what its times are. */
    public static List<String> obstacles(Run run, List<VerdictRecord> verdicts) {
        List<String> reasons = new ArrayList<>();
        if (run.status() != Run.Status.COMPLETE) {
            reasons.add("the run is %s%s"
                    .formatted(run.status(), run.statusReason() == null ? "" : ": " + run.statusReason()));
        }
        if (run.meaningless()) {
            reasons.add("profile %s is too short to judge".formatted(run.profile()));
        }
        run.targets().stream()
                .filter(target ->
                        target.verification() != null && !target.verification().passed())
                .map(TargetRecord::layout)
                .forEach(layout -> reasons.add("layout " + layout + " failed verification"));
        Trust trust = Trust.of(run, verdicts);
        if (trust.planTooSmall()) {
            reasons.add("%d blocks cannot decide %d tests, %d are needed"
                    .formatted(trust.fewestBlocks(), trust.gatedTests(), trust.blocksNeeded()));
        }
        if (!trust.aaJudged()) {
            reasons.add("no A/A arm was judged");
        }
        return reasons;
    }

    /** The same, and that the control agrees with itself. */
    static List<String> reasons(Run run, List<VerdictRecord> verdicts) {
        List<String> reasons = new ArrayList<>(obstacles(run, verdicts));
        List<String> alarms = AaAlarms.of(run.plan(), verdicts);
        if (!alarms.isEmpty()) {
            reasons.add("the control differs from itself on " + String.join(", ", alarms));
        }
        return reasons;
    }
}
