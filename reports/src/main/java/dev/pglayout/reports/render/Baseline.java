package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Brief;
import java.util.Comparator;
import java.util.List;

/**
 * An earlier run that this one is held against.
 *
 * @param name as the user gave it: {@code baseline:NAME}, or a run
 * @param summary one sentence: how many cells were compared, and what became of them
 * @param regressions the cells that became slower, the largest loss first
 */
public record Baseline(String name, Brief base, String summary, List<Regression> regressions) {
    public Baseline {
        regressions = regressions.stream()
                .sorted(Comparator.comparingDouble(Regression::change).reversed())
                .toList();
    }

    /** For the terminal: the summary, then one line per regression. */
    public String text() {
        StringBuilder text = new StringBuilder(summary).append('\n');
        regressions.forEach(r -> text.append("  %s on %s: %s, %s → %s%n"
                .formatted(
                        r.operation(),
                        r.arm(),
                        Fmt.effect(r.change()),
                        Fmt.time(r.before(), r.unit()),
                        Fmt.time(r.now(), r.unit()))));
        return text.toString();
    }
}
