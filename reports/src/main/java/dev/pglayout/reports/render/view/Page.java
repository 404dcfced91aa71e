package dev.pglayout.reports.render.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything the page shows, in its order.
 *
 * @param sweep null where the run is none
 * @param regressions what became slower since a baseline, or null without one
 * @param load null for a run without load tests
 */
public record Page(
        String title,
        String heading,
        List<String> facts,
        List<Banner> banners,
        List<Sentence> sentences,
        List<Trust> trust,
        SweepView sweep,
        HeatMap heatMap,
        Regressions regressions,
        List<Mechanism> mechanisms,
        Forest forest,
        List<Table> latencies,
        Load load,
        List<Table> upkeep,
        List<Table> costs,
        List<Table> environment,
        List<String> limitations,
        List<String> files,
        boolean meaningless,
        String style) {

    /** @param level {@code alarm}, {@code warn} or {@code note} */
    public record Banner(String level, String title, String text) {}

    /** @param arm what the sentence is about; {@code parts} go on from it */
    public record Sentence(String arm, List<Part> parts, boolean muted) {
        public String text() {
            return parts.stream().map(Part::text).collect(Collectors.joining());
        }
    }

    /** @param table may have no rows; {@code summary} says how many cells were compared at all */
    public record Regressions(String summary, Table table) {}

    /** @param whole whether no line may break inside: a name, a figure with its unit */
    public record Part(String text, boolean whole) {}

    /** @param level {@code ok}, {@code warn} or {@code bad}; {@code value} says the same in words */
    public record Trust(String name, String value, String detail, String level) {}
}
