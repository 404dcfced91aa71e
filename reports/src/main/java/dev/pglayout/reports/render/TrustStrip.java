package dev.pglayout.reports.render;

import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.model.TargetRecord.Check;
import dev.pglayout.reports.model.TargetRecord.Verification;
import dev.pglayout.reports.render.view.Page.Trust;
import dev.pglayout.reports.verdict.Trust.Detectable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What must be known before a number is believed. */
final class TrustStrip {
    private static final Map<String, String> PLURALS = Map.of("read", "reads", "write", "writes");

    private final Surroundings around;
    private final RunIndex index;
    private final dev.pglayout.reports.verdict.Trust trust;

    TrustStrip(RunIndex index, dev.pglayout.reports.verdict.Trust trust, Surroundings around) {
        this.around = around;
        this.index = index;
        this.trust = trust;
    }

    List<Trust> items() {
        List<Trust> items = new ArrayList<>();
        items.add(controlAgainstItself());
        items.add(contents());
        items.add(answers());
        items.add(blocks());
        items.add(power());
        items.add(effect());
        items.addAll(new MachineTrust(index, trust.maxStealPercent()).items(around));
        return items;
    }

    private Trust controlAgainstItself() {
        if (!trust.aaJudged()) {
            return new Trust("Control against itself", "not measured", "no A/A arm was judged", "warn");
        }
        if (trust.controlAgreesWithItself() && trust.planTooSmall()) {
            return new Trust("Control against itself", "no alarm", "too few blocks to raise one", "warn");
        }
        return trust.controlAgreesWithItself()
                ? new Trust("Control against itself", "agrees", "A/A arm: no false alarm", "ok")
                : new Trust("Control against itself", "differs", "on " + String.join(", ", trust.aaAlarms()), "bad");
    }

    private Trust contents() {
        List<String> differ = failed(verified -> verified.failures().stream().anyMatch(Check::ofContents));
        if (!differ.isEmpty()) {
            return new Trust("Contents", "differ", "rows of " + String.join(", ", differ), "bad");
        }
        return checks(Check::ofContents) == 0
                ? new Trust("Contents", "not compared", "only counts and answers were", "warn")
                : new Trust("Contents", "as generated", "every row of every layout, where it belongs", "ok");
    }

    private Trust answers() {
        List<String> failed = failed(verified ->
                verified.failures().isEmpty() || verified.failures().stream().anyMatch(check -> !check.ofContents()));
        if (!failed.isEmpty()) {
            return new Trust("Answers", "differ", String.join(", ", failed) + " failed verification", "bad");
        }
        long checks = checks(check -> !check.ofContents());
        return checks == 0
                ? new Trust("Answers", "not verified", "no checks were recorded", "warn")
                : new Trust("Answers", "equal", Fmt.count(checks) + " checks passed before timing", "ok");
    }

    /** Layouts that failed verification so. */
    private List<String> failed(Predicate<Verification> how) {
        return index.run().targets().stream()
                .filter(target ->
                        target.verification() != null && !target.verification().passed())
                .filter(target -> how.test(target.verification()))
                .map(TargetRecord::layout)
                .toList();
    }

    private long checks(Predicate<Check> which) {
        return index.run().targets().stream()
                .filter(target -> target.verification() != null)
                .flatMap(target -> target.verification().checks().stream())
                .filter(which)
                .count();
    }

    private Trust blocks() {
        return new Trust(
                "Blocks",
                Fmt.count(trust.blocksUsed()) + " used",
                trust.blocksExcluded() == 0
                        ? "none left out"
                        : Fmt.count(trust.blocksExcluded()) + " left out by fixed rules",
                trust.blocksExcluded() > trust.blocksUsed() / 5 ? "warn" : "ok");
    }

    private Trust power() {
        if (trust.gatedTests() == 0) {
            return new Trust("Plan", "nothing to judge", "no arm beside the control was measured", "warn");
        }
        String need = "%d tests need %d blocks each; fewest here: %d"
                .formatted(trust.gatedTests(), trust.blocksNeeded(), trust.fewestBlocks());
        return trust.planTooSmall()
                ? new Trust("Plan", "too small", need, "bad")
                : new Trust("Plan", "large enough", need, "ok");
    }

    private Trust effect() {
        if (trust.widest() == null) {
            return new Trust("Detectable effect", "unknown", "too few blocks", "warn");
        }
        Map<String, Detectable> kinds = trust.widestByKind();
        return new Trust(
                "Detectable effect",
                kinds.size() < 2
                        ? seen(trust.widest())
                        : kinds.entrySet().stream()
                                .map(kind -> PLURALS.getOrDefault(kind.getKey(), kind.getKey()) + "\u00a0"
                                        + seen(kind.getValue()))
                                .collect(Collectors.joining(", ")),
                "with 80 % power; least sure: "
                        + kinds.values().stream().map(Detectable::cell).collect(Collectors.joining(", ")),
                trust.widest().effect() > 4 * index.plan().margin() ? "warn" : "ok");
    }

    private static String seen(Detectable widest) {
        return "≤\u00a0" + Fmt.spread(widest.effect());
    }
}
