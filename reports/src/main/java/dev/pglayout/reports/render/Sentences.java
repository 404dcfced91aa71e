package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Page.Part;
import dev.pglayout.reports.render.view.Page.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One sentence per arm: what it is faster at, what slower, and how much stays open. */
final class Sentences {
    private static final int SHOWN = 3;

    private final RunIndex index;

    Sentences(RunIndex index) {
        this.index = index;
    }

    List<Sentence> all() {
        return index.contestants().stream().map(this::sentence).toList();
    }

    private Sentence sentence(String arm) {
        return index.unavailable(arm)
                .map(reason -> muted(arm, "could not be measured here: " + reason + "."))
                .orElseGet(() -> measured(arm));
    }

    private Sentence measured(String arm) {
        List<VerdictRecord> all =
                index.verdicts().stream().filter(v -> v.arm().equals(arm)).toList();
        if (all.stream().allMatch(v -> v.ratio() == null)) {
            return muted(arm, "was not measured.");
        }
        List<Part> parts = new ArrayList<>();
        claims(parts, all.stream().filter(v -> !index.isWrite(v.name())).toList());
        claims(parts, all.stream().filter(v -> index.isWrite(v.name())).toList());
        boolean claimed = !parts.isEmpty();
        if (!claimed) {
            boolean decided = all.stream().anyMatch(v -> v.verdict() == Verdict.SAME);
            parts.add(text((decided ? "beside " : "stays undecided against ") + index.control()));
        }
        count(parts, all, Verdict.SAME, "the same within ±" + Fmt.margin(index.plan(), "or") + " on ", "");
        count(parts, all, Verdict.INCONCLUSIVE, "", " inconclusive");
        count(parts, all, Verdict.UNSTABLE, "", " unstable");
        parts.add(text("."));
        return new Sentence(arm, List.copyOf(parts), !claimed);
    }

    /** Of reads or of writes: the faster ones, then the slower ones, the largest effect first. */
    private void claims(List<Part> parts, List<VerdictRecord> kind) {
        boolean before = !parts.isEmpty();
        boolean begun = false;
        for (Verdict verdict : List.of(Verdict.FASTER, Verdict.SLOWER)) {
            List<VerdictRecord> claims = kind.stream()
                    .filter(v -> v.verdict() == verdict)
                    .sorted(Comparator.comparingDouble(
                            (VerdictRecord v) -> -Math.abs(Math.log(v.ratio().value()))))
                    .toList();
            for (int i = 0; i < Math.min(SHOWN, claims.size()); i++) {
                parts.add(text(i > 0 ? ", " : begun || before ? "; " : ""));
                claim(parts, claims.get(i), !begun, !begun && !before);
                begun = true;
            }
            if (claims.size() > SHOWN) {
                parts.add(text(" and %d more %s".formatted(claims.size() - SHOWN, HeatMaps.name(verdict))));
            }
        }
    }

    /** The first claim of a kind carries its verb; the first of all names the control and says what the brackets hold. */
    private void claim(List<Part> parts, VerdictRecord v, boolean verb, boolean first) {
        if (index.isWrite(v.name())) {
            // Where there is one write, "writes" says it all.
            boolean only = index.names().stream().filter(index::isWrite).count() == 1;
            parts.add(text(verb ? "writes " : ""));
            if (!only) {
                parts.add(new Part(v.name(), true));
                parts.add(text(" "));
            }
        } else {
            String word = index.isUpkeep(v.name()) ? "does " : "answers ";
            parts.add(text(verb ? word : ""));
            parts.add(new Part(v.name(), true));
            parts.add(text(" "));
        }
        parts.add(new Part(Effects.words(v), true));
        parts.add(text(first ? " than " + v.control() + " " : " "));
        parts.add(new Part((first ? "(95 % CI " : "(") + Effects.behindWords(v) + ")", true));
    }

    private static void count(List<Part> parts, List<VerdictRecord> all, Verdict verdict, String before, String after) {
        long count = all.stream().filter(v -> v.verdict() == verdict).count();
        if (count > 0) {
            parts.add(text("; "));
            parts.add(new Part(before + count + after, true));
        }
    }

    private static Sentence muted(String arm, String text) {
        return new Sentence(arm, List.of(text(text)), true);
    }

    private static Part text(String text) {
        return new Part(text, false);
    }
}
