package dev.pglayout.reports.render;

import dev.pglayout.reports.render.view.HeatMap;
import dev.pglayout.reports.render.view.Page;
import dev.pglayout.reports.render.view.Table;
import dev.pglayout.reports.verdict.Trust;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code summary.md}: the first screen as Markdown, for CI job summaries and pull requests. */
final class Summary {
    private Summary() {}

    static String of(RunIndex index, Trust trust, Surroundings around) {
        Page page = Pages.of(index, trust, around, "");
        StringBuilder md = new StringBuilder("# " + escape(page.heading()) + "\n\n");
        md.append(page.facts().stream().map(Summary::escape).collect(Collectors.joining(" · ")))
                .append("\n\n");
        page.banners().forEach(b -> md.append("> **%s** %s\n\n".formatted(escape(b.title()), escape(b.text()))));
        if (page.meaningless()) {
            md.append("A smoke run makes no claims.\n");
        } else {
            page.sentences().forEach(s -> md.append("- **%s** %s\n".formatted(escape(s.arm()), escape(s.text()))));
        }
        md.append("\n## Time per execution against ")
                .append(escape(index.control()))
                .append("\n\n");
        heatMap(md, page.heatMap());
        index.unavailable()
                .forEach((arm, reason) ->
                        md.append("\n%s is not available: %s\n".formatted(escape(arm), escape(reason))));
        if (page.regressions() != null) {
            regressions(md, page.regressions());
        }
        md.append("\nEach cell: difference in time [95 % interval], ratio [95 % interval]; a ratio below 1 is faster. ")
                .append("Inconclusive means that this run cannot tell.\n\n## Trust\n\n");
        page.trust()
                .forEach(t -> md.append("- %s %s: **%s** (%s)\n"
                        .formatted(mark(t.level()), escape(t.name()), escape(t.value()), escape(t.detail()))));
        return md.append("\nThe whole report: `index.html` in the run's folder.\n")
                .toString();
    }

    private static void regressions(StringBuilder md, Page.Regressions regressions) {
        Table table = regressions.table();
        md.append("\n## Against the baseline\n\n")
                .append(escape(regressions.summary()))
                .append("\n");
        if (!table.rows().isEmpty()) {
            md.append('\n');
            row(md, table.header().stream());
            row(md, table.header().stream().map(h -> "---"), false);
            table.rows().forEach(r -> row(md, r.cells().stream()));
        }
    }

    private static void heatMap(StringBuilder md, HeatMap map) {
        row(md, Stream.concat(Stream.of("operation"), map.columns().stream().map(HeatMap.Column::arm)));
        row(md, Stream.concat(Stream.of("---"), map.columns().stream().map(c -> "---:")), false);
        map.rows()
                .forEach(r -> row(
                        md,
                        Stream.concat(
                                Stream.of(r.operation()), r.cells().stream().map(Summary::cell))));
    }

    private static String cell(HeatMap.Cell cell) {
        String words = (cell.sign() + " " + cell.words()).strip();
        return cell.ratio() == null ? words : words + ", " + String.join(", ", cell.details());
    }

    private static void row(StringBuilder md, Stream<String> cells) {
        row(md, cells, true);
    }

    private static void row(StringBuilder md, Stream<String> cells, boolean escape) {
        md.append(cells.map(c -> escape ? escape(c) : c).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    static String mark(String level) {
        return switch (level) {
            case "ok" -> "✓";
            case "warn" -> "⚠";
            default -> "✗";
        };
    }

    /** Names come from files that anybody may have written: neither HTML nor table borders nor emphasis pass. */
    private static String escape(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|!])", "\\\\$1");
    }
}
