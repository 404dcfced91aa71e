package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One metric of an operation on one arm: the pairs to judge, or why there is nothing to judge.
 *
 * @param pairs in order of rounds
 * @param sampled pairs with latencies
 * @param excluded blocks left out
 * @param obstacle why the pairs must not be judged, or null
 * @param evidence what the pairs say, or null with an obstacle
 */
record Cell(
        Judged judged,
        String arm,
        List<Pair> pairs,
        List<Pair> sampled,
        int excluded,
        boolean gated,
        Decision obstacle,
        Evidence evidence) {

    static Cell of(Run run, Judged judged, String arm, Blocks blocks, Blocks sampled) {
        Plan plan = run.plan();
        List<Pair> pairs = blocks.pairs(arm, plan.control());
        Decision obstacle = obstacle(run, arm, pairs, blocks.excluded()).orElse(null);
        return new Cell(
                judged,
                arm,
                pairs,
                sampled.pairs(arm, plan.control()),
                blocks.excluded().size(),
                !arm.equals(plan.aaArm()),
                obstacle,
                obstacle == null ? Evidence.of(plan, pairs) : null);
    }

    boolean isJudged() {
        return obstacle == null;
    }

    /** Whether it is one of the tests that share Holm's correction. */
    boolean tested() {
        return isJudged() && gated;
    }

    double p() {
        return evidence.p();
    }

    /** Of all its pairs; see {@link #incomparable}. */
    String unit() {
        return pairs.get(0).arm().sample().unit();
    }

    private static Optional<Decision> obstacle(Run run, String arm, List<Pair> pairs, List<String> excluded) {
        Optional<Plan.ArmDetail> detail = run.plan().armDetails().stream()
                .filter(a -> a.name().equals(arm))
                .findFirst();
        if (detail.isPresent() && detail.get().unavailable() != null) {
            return Optional.of(new Decision(Verdict.UNAVAILABLE, detail.get().unavailable()));
        }
        if (pairs.isEmpty()) {
            String why = detail.flatMap(a -> unverified(run, a.layout()))
                    .orElseGet(() -> noBlocks(arm, run.plan().control(), excluded));
            return Optional.of(new Decision(Verdict.INCONCLUSIVE, why));
        }
        return incomparable(pairs);
    }

    private static Optional<String> unverified(Run run, String layout) {
        return run.targets().stream()
                .filter(target -> target.layout().equals(layout))
                .map(TargetRecord::verification)
                .filter(verification -> verification != null && !verification.passed())
                .map(verification -> "not measured: verification of " + layout + " failed")
                .findFirst();
    }

    private static String noBlocks(String arm, String control, List<String> excluded) {
        return "no usable blocks: "
                + (excluded.isEmpty()
                        ? "no round measured both " + arm + " and " + control
                        : excluded.size() + " excluded (" + excluded.get(0) + ")");
    }

    /** A fast wrong answer is not faster, and microseconds do not compare with milliseconds. */
    private static Optional<Decision> incomparable(List<Pair> pairs) {
        for (Pair pair : pairs) {
            if (!pair.sameUnit()) {
                String units = pair.arm().sample().unit() + " and "
                        + pair.control().sample().unit();
                return Optional.of(new Decision(Verdict.INCOMPARABLE, "units differ: " + units));
            }
            if (!pair.sameAnswers()) {
                String round = "answers differ from the control's in round " + pair.round();
                return Optional.of(new Decision(Verdict.INCOMPARABLE, round));
            }
        }
        return Optional.empty();
    }
}
