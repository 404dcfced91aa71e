package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Fork;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.stats.Holm;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param widest the cell that sees least; null where none can tell
 * @param widestByKind the same of operations of each kind ({@code read}, {@code write}, {@code upkeep}), without kinds that cannot tell
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
        Detectable widest,
        Map<String, Detectable> widestByKind,
        double maxStealPercent) {

    private static final Set<Verdict> NO_ALARM = EnumSet.of(Verdict.SAME, Verdict.INCONCLUSIVE, Verdict.UNAVAILABLE);

    /**
     * What a cell with one speed can see; one without sees no effect of any size.
     *
     * @param effect smallest that is seen with 80 % power, as a share
     * @param cell as {@code operation on arm}
     */
    public record Detectable(double effect, String cell) {
        private static Optional<Detectable> widest(Stream<VerdictRecord> verdicts) {
            return verdicts.filter(v -> v.minimumDetectableEffect() != null && v.verdict() != Verdict.UNSTABLE)
                    .max(Comparator.comparingDouble(VerdictRecord::minimumDetectableEffect))
                    .map(v -> new Detectable(v.minimumDetectableEffect(), v.name() + " on " + v.arm()));
        }
    }

    public Trust {
        aaAlarms = List.copyOf(aaAlarms);
        widestByKind = Collections.unmodifiableMap(new TreeMap<>(widestByKind));
    }

    /** @param verdicts what {@link Judge#judge} said of the run */
    public static Trust of(Run run, List<VerdictRecord> verdicts) {
        List<VerdictRecord> aa = verdicts.stream()
                .filter(verdict -> verdict.arm().equals(run.plan().aaArm()))
                .toList();
        List<VerdictRecord> gated =
                verdicts.stream().filter(verdict -> verdict.pAdjusted() != null).toList();
        return new Trust(
                aa.stream()
                        .filter(verdict -> !NO_ALARM.contains(verdict.verdict()))
                        .map(VerdictRecord::name)
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
                Detectable.widest(verdicts.stream()).orElse(null),
                widestByKind(run.plan(), verdicts),
                run.forks().stream().mapToDouble(Fork::stealPercent).max().orElse(0));
    }

    private static Map<String, Detectable> widestByKind(Plan plan, List<VerdictRecord> verdicts) {
        Map<String, List<VerdictRecord>> byKind = verdicts.stream()
                .collect(Collectors.groupingBy(verdict -> plan.operation(verdict.operation())
                        .map(Plan.OperationDetail::kind)
                        .orElse("read")));
        Map<String, Detectable> widest = new TreeMap<>();
        byKind.forEach((kind, all) -> Detectable.widest(all.stream()).ifPresent(found -> widest.put(kind, found)));
        return widest;
    }

    /** All arms of an operation share its blocks; the arm that was measured in most of them tells their number. */
    private static int perOperation(List<VerdictRecord> verdicts, ToIntFunction<VerdictRecord> blocks) {
        Map<String, Integer> most =
                verdicts.stream().collect(Collectors.toMap(VerdictRecord::name, blocks::applyAsInt, Math::max));
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
