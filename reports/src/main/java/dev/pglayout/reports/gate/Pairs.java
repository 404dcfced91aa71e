package dev.pglayout.reports.gate;

import dev.pglayout.console.UserError;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Holm;
import dev.pglayout.reports.verdict.Judge;
import java.util.ArrayList;
import java.util.List;

/**
 * Arms of one run that are the same layout before and after a change: measured in the same blocks, they need no
 * history.
 */
final class Pairs {
    /** {@code layout@git:REV} is the layout as it was at that revision. */
    private static final String REVISION = "@git:[^@{}]*";

    private Pairs() {}

    record Pair(String before, String after) {
        String name() {
            return after + " against " + before;
        }
    }

    /** The pair named, or each arm at a revision with the arm that is otherwise the same. */
    static List<Pair> of(Plan plan, GateOptions options) {
        if (options.before().isPresent() != options.after().isPresent()) {
            throw UserError.badInput("--before and --after belong together; name both arms or none");
        }
        if (options.before().isPresent()) {
            return List.of(new Pair(
                    known(plan, options.before().get()),
                    known(plan, options.after().orElseThrow())));
        }
        return plan.arms().stream()
                .filter(arm -> !arm.replaceFirst(REVISION, "").equals(arm))
                .map(arm -> new Pair(arm, arm.replaceFirst(REVISION, "")))
                .filter(pair -> plan.arms().contains(pair.after()))
                .toList();
    }

    /** Judged in their common blocks, with Holm over all pairs and operations. */
    static List<GateCell> judge(Run run, List<Pair> pairs, Margins margins) {
        List<VerdictRecord> verdicts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Pair pair : pairs) {
            List<VerdictRecord> ofPair = Judge.judge(run.with(run.plan().between(pair.before(), pair.after())));
            verdicts.addAll(ofPair);
            ofPair.forEach(verdict -> names.add(pair.name()));
        }
        double[] holm = Holm.adjust(verdicts.stream()
                .mapToDouble(verdict -> verdict.p() == null ? Double.POSITIVE_INFINITY : verdict.p())
                .filter(Double::isFinite)
                .toArray());
        List<GateCell> cells = new ArrayList<>();
        int test = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            VerdictRecord verdict = verdicts.get(i);
            VerdictRecord adjusted = verdict.p() == null ? verdict : verdict.withAdjusted(holm[test++]);
            double margin = margins.of(
                    new Judged(verdict.operation(), verdict.metric()),
                    run.plan().margin());
            cells.add(GateCell.of(adjusted, names.get(i), margin, run.plan().marginMicros()));
        }
        return cells;
    }

    private static String known(Plan plan, String arm) {
        if (!plan.arms().contains(arm)) {
            throw UserError.unknown("arm", arm, plan.arms());
        }
        return arm;
    }
}
