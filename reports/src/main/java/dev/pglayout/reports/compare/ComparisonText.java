package dev.pglayout.reports.compare;

import dev.pglayout.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A comparison for the terminal and for CI's summaries. */
final class ComparisonText {
    private static final Set<String> NAMES = Set.of("operation", "arm", "verdict", "within the runs");

    private ComparisonText() {}

    static String terminal(Comparison comparison) {
        List<String> header = new ArrayList<>(ComparisonRows.HEADER.subList(1, ComparisonRows.HEADER.size()));
        header.set(0, "operation, arm");
        TextTable table = new TextTable(header.toArray(String[]::new));
        ComparisonRows.byOperation(comparison).forEach((operation, cells) -> {
            table.row(operation);
            cells.forEach(cell -> table.row(underOperation(cell)));
        });
        StringBuilder out = new StringBuilder(ComparisonRows.title(comparison)).append("\n\n");
        out.append(table).append("\n\n").append(ComparisonRows.sum(comparison)).append(".\n");
        ComparisonRows.reasons(comparison)
                .forEach(reason -> out.append("  ").append(reason).append('\n'));
        out.append(ComparisonRows.method(comparison)).append('\n');
        boolean alike = comparison.differences().isEmpty();
        out.append(alike ? "Environments: no difference recorded.\n" : "Environments differ:\n");
        comparison.differences().forEach(line -> out.append("  ").append(line).append('\n'));
        return out.toString();
    }

    private static Object[] underOperation(ComparedCell cell) {
        List<String> cells = ComparisonRows.of(cell);
        List<Object> row = new ArrayList<>(cells.subList(1, cells.size()));
        row.set(0, "  " + cell.arm());
        return row.toArray();
    }

    static String markdown(Comparison comparison) {
        StringBuilder out = new StringBuilder("## Compared: ")
                .append(escaped(ComparisonRows.title(comparison)))
                .append("\n\n")
                .append(ComparisonRows.sum(comparison))
                .append(".\n\n");
        line(out, ComparisonRows.HEADER);
        line(
                out,
                ComparisonRows.HEADER.stream()
                        .map(name -> NAMES.contains(name) ? "---" : "---:")
                        .toList());
        comparison
                .cells()
                .forEach(cell -> line(
                        out,
                        ComparisonRows.of(cell).stream()
                                .map(ComparisonText::escaped)
                                .toList()));
        out.append('\n').append(ComparisonRows.method(comparison)).append("\n\n");
        ComparisonRows.reasons(comparison)
                .forEach(reason -> out.append("- ").append(escaped(reason)).append('\n'));
        out.append("\n**Environments:** ")
                .append(comparison.differences().isEmpty() ? "no difference recorded.\n" : "\n\n");
        comparison
                .differences()
                .forEach(line -> out.append("- ").append(escaped(line)).append('\n'));
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\|*_`<\\[\\]])", "\\\\$1").replaceAll("\\R", " ");
    }
}
