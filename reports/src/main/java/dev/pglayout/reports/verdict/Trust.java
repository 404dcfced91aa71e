package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Holm;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How far a run may be trusted: the report's trust strip.
 *
 * @param aaAlarms operations on which the control differs from itself: the A/A verdict is neither SAME nor INCONCLUSIVE
 * @param aaJudged whether the plan has an A/A arm with at least one judged block
 * @param blocksUsed blocks that entered a verdict; a block counts once, whatever the number of its arms
 * @param blocksExcluded blocks left out by the rules fixed beforehand
 * @param gatedTests tests that share the Holm correction
 * @param blocksNeeded fewest blocks with which the smallest possible p passes Holm's first step; 0 without tests
 * @param fewestBlocks blocks of the gated test that has fewest, of those still open where tests stop when decided; 0 without tests
 * @param widestEffect largest minimum detectable effect of a judged cell as a share, or null
 * @param widestEffectOf the cell it belongs to, as {@code operation on arm}, or null
 * @param maxStealPercent worst CPU steal of any fork
 */
public record Trust(
        List<String> aaAlarms,
        boolean aaJudged,
        int blocksUsed,
        int blocksExcluded,
        int gatedTests,
        int blocksNeeded,
        int fewestBlocks,
        Double widestEffect,
        String widestEffectOf,
        double maxStealPercent) {

    private static final Set<Verdict> NO_ALARM = EnumSet.of(Verdict.SAME, Verdict.INCONCLUSIVE, Verdict.UNAVAILABLE);

    public Trust {
        aaAlarms = List.copyOf(aaAlarms);
    }

    /** @param verdicts what {@link Judge#judge} said of the run */
    public static Trust of(Run run, List<VerdictRecord> verdicts) {
        List<VerdictRecord> aa = verdicts.stream()
                .filter(verdict -> verdict.arm().equals(run.plan().aaArm()))
                .toList();
        List<VerdictRecord> gated =
                verdicts.stream().filter(verdict -> verdict.pAdjusted() != null).toList();
        VerdictRecord widest = verdicts.stream()
                .filter(verdict -> verdict.minimumDetectableEffect() != null)
                .max(Comparator.comparingDouble(VerdictRecord::minimumDetectableEffect))
                .orElse(null);
        return new Trust(
                aa.stream()
                        .filter(verdict -> !NO_ALARM.contains(verdict.verdict()))
                        .map(VerdictRecord::operation)
                        .toList(),
                aa.stream().anyMatch(verdict -> verdict.blocks() > 0),
                perOperation(verdicts, VerdictRecord::blocks),
                perOperation(verdicts, VerdictRecord::excludedBlocks),
                gated.size(),
                gated.isEmpty() ? 0 : Holm.blocksNeeded(gated.size(), Decision.LEVEL),
                gated.stream()
                        .filter(verdict -> !run.plan().untilDecided() || verdict.verdict() == Verdict.INCONCLUSIVE)
                        .mapToInt(VerdictRecord::blocks)
                        .min()
                        .orElse(run.plan().untilDecided() ? run.plan().rounds() : 0),
                widest == null ? null : widest.minimumDetectableEffect(),
                widest == null ? null : widest.operation() + " on " + widest.arm(),
                run.forks().stream().mapToDouble(Fork::stealPercent).max().orElse(0));
    }

    /** All arms of an operation share its blocks; the arm that was measured in most of them tells their number. */
    private static int perOperation(List<VerdictRecord> verdicts, ToIntFunction<VerdictRecord> blocks) {
        Map<String, Integer> most =
                verdicts.stream().collect(Collectors.toMap(VerdictRecord::operation, blocks::applyAsInt, Math::max));
        return most.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether some gated test has too few blocks to pass Holm's first step, however large its effect. */
    public boolean planTooSmall() {
        return fewestBlocks < blocksNeeded;
    }

    /** Whether no A/A verdict alarms; without an A/A arm nobody knows, and this is true: see {@link #aaJudged}. */
    public boolean controlAgreesWithItself() {
        return aaAlarms.isEmpty();
    }
}
