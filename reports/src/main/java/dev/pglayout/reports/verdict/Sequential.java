package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a cell needs more blocks. Levels are corrected for all looks and cells ({@link
 * dev.pglayout.reports.stats.RepeatedSignedRank}, then Holm), so that a run which stops where it has seen enough raises
 * no more false alarms than one of fixed length.
 *
 * <p>The runner calls it after a whole round that {@link #isLook} names, stops measuring arms that are decided, and
 * ends when all are. The plan it records must hold {@code Plan.Stopping.untilDecided(looks(maxRounds))}:
 * the judge then applies the same levels.
 */
public final class Sequential {
    /** Fewer blocks give no 95 % interval. */
    private static final int FIRST = 6;

    private static final int STEP = 2;
    private static final Set<Verdict> DECIDED =
            EnumSet.of(Verdict.FASTER, Verdict.SLOWER, Verdict.SAME, Verdict.UNAVAILABLE, Verdict.INCOMPARABLE);

    private Sequential() {}

    /** One operation on one arm. */
    public record CellName(String operation, String arm) {}

    /**
     * @param decided false: measure on
     * @param verdict as it stands
     */
    public record State(boolean decided, Verdict verdict) {}

    /** Numbers of rounds after which decisions are taken; the last is {@code maxRounds}. */
    public static List<Integer> looks(int maxRounds) {
        List<Integer> looks = new ArrayList<>();
        for (int round = FIRST; round < maxRounds; round += STEP) {
            looks.add(round);
        }
        looks.add(maxRounds);
        return List.copyOf(looks);
    }

    /** Whether decisions are taken after so many rounds. */
    public static boolean isLook(int roundsDone, int maxRounds) {
        return looks(maxRounds).contains(roundsDone);
    }

    /**
     * Every arm but the control, in the plan's order. An arm without a single speed is not decided before the last
     * round. The A/A arm is measured as long as any other arm of its operation is.
     *
     * @param runSoFar with whole rounds only
     */
    public static Map<CellName, State> decide(Run runSoFar, int maxRounds) {
        Plan plan = runSoFar.plan();
        Run judged =
                plan.untilDecided() ? runSoFar : runSoFar.with(plan.with(Plan.Stopping.untilDecided(looks(maxRounds))));
        Map<CellName, State> states = new LinkedHashMap<>();
        List<VerdictRecord> verdicts = Judge.judge(judged);
        for (VerdictRecord verdict : verdicts) {
            boolean decided = verdict.arm().equals(plan.aaArm())
                    ? othersDecided(verdicts, verdict)
                    : DECIDED.contains(verdict.verdict());
            // All metrics of an operation are measured together, and as long as one of them is open.
            states.merge(
                    new CellName(verdict.operation(), verdict.arm()),
                    new State(decided, verdict.verdict()),
                    (one, other) -> one.decided() ? other : one);
        }
        return states;
    }

    private static boolean othersDecided(List<VerdictRecord> verdicts, VerdictRecord aa) {
        return verdicts.stream()
                .filter(v -> v.operation().equals(aa.operation()) && !v.arm().equals(aa.arm()))
                .allMatch(v -> DECIDED.contains(v.verdict()));
    }
}
