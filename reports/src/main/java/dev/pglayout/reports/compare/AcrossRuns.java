package dev.pglayout.reports.compare;

import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.render.Differences;
import dev.pglayout.reports.stats.Holm;
import dev.pglayout.reports.stats.Medians;
import dev.pglayout.reports.stats.NightSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Compares two separate runs. Times of two nights do not compare, for the machine's night is in all of them; ratios to
 * the run's own control do, as far as earlier comparable runs say how much these vary between nights. Per cell the
 * night's figure is the median log ratio of its blocks; the difference of two nights is judged by {@link NightSpread},
 * with Holm over all cells.
 */
public final class AcrossRuns {
    private final Brief base;
    private final Brief other;
    private final List<Brief> earlier;
    private final List<String> obstacles;
    private final ToDoubleFunction<Judged> margin;

    private AcrossRuns(Brief base, Brief other, List<Brief> history, ToDoubleFunction<Judged> margin) {
        this.base = base;
        this.other = other;
        this.margin = margin;
        this.obstacles = Comparability.reasons(base, other);
        this.earlier = history.stream()
                .filter(run -> run.createdAt().compareTo(other.createdAt()) < 0)
                .filter(run -> !run.runId().equals(other.runId()))
                .filter(run -> Comparability.reasons(run, other).isEmpty())
                .toList();
    }

    /** With the new run's own margin. */
    public static Comparison of(Brief base, Brief other, List<Brief> history) {
        return of(base, other, history, judged -> other.plan().margin());
    }

    /** @param margin smallest change that matters of what is judged, a share */
    public static Comparison of(Brief base, Brief other, List<Brief> history, ToDoubleFunction<Judged> margin) {
        return new AcrossRuns(base, other, history, margin).compare();
    }

    private Comparison compare() {
        List<NightChange> changes = new ArrayList<>();
        for (Brief.Cell after : other.cells()) {
            changes.add(
                    change(after.judged(), after.arm(), base.cell(after.judged(), after.arm()), Optional.of(after)));
        }
        for (Brief.Cell before : base.cells()) {
            if (other.cell(before.judged(), before.arm()).isEmpty()) {
                changes.add(change(before.judged(), before.arm(), Optional.of(before), Optional.empty()));
            }
        }
        return new Comparison(base, other, judged(changes), differences());
    }

    private List<String> differences() {
        return Differences.between(base, other).stream()
                .map(Differences.Difference::text)
                .toList();
    }

    private List<ComparedCell> judged(List<NightChange> changes) {
        List<NightChange> tested = changes.stream().filter(NightChange::tested).toList();
        double[] adjusted =
                Holm.adjust(tested.stream().mapToDouble(NightChange::p).toArray());
        List<ComparedCell> cells = new ArrayList<>();
        int test = 0;
        for (NightChange change : changes) {
            cells.add(change.judged(
                    change.tested() ? adjusted[test++] : Double.NaN, margin.applyAsDouble(change.judged())));
        }
        return List.copyOf(cells);
    }

    private NightChange change(Judged judged, String arm, Optional<Brief.Cell> before, Optional<Brief.Cell> after) {
        double[] nights = earlier.stream()
                .filter(run -> Comparability.reasons(run, other, arm).isEmpty())
                .flatMap(run -> run.cell(judged, arm).stream())
                .filter(cell -> !cell.logRatios().isEmpty())
                .mapToDouble(AcrossRuns::night)
                .toArray();
        return new NightChange(
                judged, arm, before.orElse(null), after.orElse(null), nights, obstacle(arm, before, after, nights));
    }

    private NightChange.Obstacle obstacle(
            String arm, Optional<Brief.Cell> before, Optional<Brief.Cell> after, double[] nights) {
        if (before.isEmpty() || after.isEmpty()) {
            return incomparable("only in the " + (before.isEmpty() ? "new" : "base") + " run");
        }
        return in("base", before.get(), Verdict.UNAVAILABLE, "not available")
                .or(() -> in("new", after.get(), Verdict.UNAVAILABLE, "not available"))
                .or(() -> withoutBlocks(before.get(), after.get()))
                .or(() -> notAlike(arm, before.get(), after.get()))
                .or(() -> in("base", before.get(), Verdict.UNSTABLE, "no single speed"))
                .or(() -> in("new", after.get(), Verdict.UNSTABLE, "no single speed"))
                .orElseGet(() -> nights.length >= Comparison.NIGHTS_NEEDED
                        ? null
                        : NightChange.Obstacle.shortHistory(nights.length));
    }

    private static Optional<NightChange.Obstacle> in(String run, Brief.Cell cell, Verdict verdict, String what) {
        return cell.verdict() == verdict
                ? Optional.of(new NightChange.Obstacle(verdict, what + " in the " + run + " run"))
                : Optional.empty();
    }

    private static Optional<NightChange.Obstacle> withoutBlocks(Brief.Cell before, Brief.Cell after) {
        if (before.logRatios().isEmpty() || after.logRatios().isEmpty()) {
            String run = before.logRatios().isEmpty() ? "base" : "new";
            return Optional.of(incomparable("no judged blocks in the " + run + " run"));
        }
        return Optional.empty();
    }

    private Optional<NightChange.Obstacle> notAlike(String arm, Brief.Cell before, Brief.Cell after) {
        List<String> reasons = new ArrayList<>(obstacles);
        reasons.addAll(Comparability.reasons(base, other, arm));
        if (!Objects.equals(before.unit(), after.unit())) {
            reasons.add("units differ (%s, %s)".formatted(before.unit(), after.unit()));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(incomparable(String.join("; ", reasons)));
    }

    private static NightChange.Obstacle incomparable(String reason) {
        return new NightChange.Obstacle(Verdict.INCOMPARABLE, reason);
    }

    static double night(Brief.Cell cell) {
        return Medians.of(cell.logRatios());
    }
}
