package dev.pglayout.reports.render;

import dev.pglayout.reports.model.PlanRecord;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Mechanism;
import dev.pglayout.reports.render.view.Mechanism.Link;
import dev.pglayout.reports.render.view.Mechanism.PlanTree;
import dev.pglayout.reports.verdict.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One panel per operation and arm: why the ratio is what it is. */
final class Mechanisms {
    private static final int MAX_LINES = 150;
    /** Only files of the run folder are linked; the name comes from a file that anybody may have written. */
    private static final Pattern LINKABLE = Pattern.compile("plans/[\\w.,{}=+@-]+");

    private final RunIndex index;
    private final Surroundings around;

    private Mechanisms(RunIndex index, Surroundings around) {
        this.index = index;
        this.around = around;
    }

    static List<Mechanism> of(RunIndex index, Surroundings around) {
        Mechanisms mechanisms = new Mechanisms(index, around);
        return index.names().stream()
                .flatMap(operation -> index.plan().arms().stream().map(arm -> mechanisms.mechanism(operation, arm)))
                .toList();
    }

    private Mechanism mechanism(String operation, String arm) {
        Optional<VerdictRecord> verdict = index.verdict(operation, arm);
        return new Mechanism(
                index.fragment(operation, arm),
                operation,
                index.question(operation).orElse(null),
                arm,
                index.control(),
                verdict.map(HeatMaps::css).orElse("control"),
                headline(arm, verdict),
                index.plan().arms().stream()
                        .filter(a -> index.unavailable(a).isEmpty())
                        .map(a -> new Link(a, "#" + index.fragment(operation, a), a.equals(arm)))
                        .toList(),
                Facts.of(index, operation, arm),
                Charts.of(index, operation, arm),
                Facts.latencies(index, operation, arm),
                Curves.of(index, operation, arm).orElse(null),
                plans(operation, arm),
                notes(operation, arm, verdict),
                index.unavailable(arm).orElse(null));
    }

    private String headline(String arm, Optional<VerdictRecord> verdict) {
        if (index.isControl(arm)) {
            return "the control that all others are compared with";
        }
        return verdict.map(v -> {
                    String against = v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER
                            ? " than " + v.control()
                            : "";
                    String numbers = v.ratio() == null
                            ? ""
                            : ": %s; p %s (Holm %s), %s"
                                    .formatted(
                                            Effects.both(v.difference(), v.ratio(), v.unit()),
                                            Fmt.p(v.p()),
                                            index.isAa(arm) ? "not gated" : Fmt.p(v.pAdjusted()),
                                            Fmt.plural(v.blocks(), "block"));
                    return HeatMaps.words(v) + against + numbers;
                })
                .orElse("not judged");
    }

    private List<PlanTree> plans(String operation, String arm) {
        Stream<PlanTree> own = index.planRecord(operation, arm).map(p -> tree(p, true)).stream();
        Stream<PlanTree> control = index.isControl(arm) || index.isAa(arm)
                ? Stream.empty()
                : index.planRecord(operation, index.control()).map(p -> tree(p, false)).stream();
        return Stream.concat(own, control).filter(t -> !t.lines().isEmpty()).toList();
    }

    private PlanTree tree(PlanRecord plan, boolean open) {
        List<String> lines = plan.tree();
        if (lines.size() > MAX_LINES) {
            lines = new ArrayList<>(lines.subList(0, MAX_LINES));
            lines.add("… " + (plan.tree().size() - MAX_LINES) + " more lines in the plan's file");
        }
        boolean linkable = plan.file() != null && LINKABLE.matcher(plan.file()).matches() && around.has(plan.file());
        String href = linkable ? plan.file() : null;
        return new PlanTree("Plan of " + plan.arm(), lines, href, open);
    }

    private List<String> notes(String operation, String arm, Optional<VerdictRecord> verdict) {
        List<String> notes = new ArrayList<>();
        verdict.map(VerdictRecord::reason).ifPresent(notes::add);
        index.planRecord(operation, arm).ifPresent(p -> notes.addAll(p.notes()));
        index.measured(operation, arm).stream()
                .map(Measured::fork)
                .filter(f -> f.excludedReason() != null)
                .map(f -> "block %d excluded: %s".formatted(f.round() + 1, f.excludedReason()))
                .forEach(notes::add);
        return notes.stream().distinct().toList();
    }
}
