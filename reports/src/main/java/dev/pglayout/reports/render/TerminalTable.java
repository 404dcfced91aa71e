package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Page.Banner;
import dev.pglayout.reports.render.view.Page.Trust;
import java.util.List;

/** The ratios as the terminal shows them at a run's end. */
final class TerminalTable {
    private final RunIndex index;
    private final dev.pglayout.reports.verdict.Trust trust;

    TerminalTable(RunIndex index, dev.pglayout.reports.verdict.Trust trust) {
        this.index = index;
        this.trust = trust;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (Banner banner : Banners.of(index, trust, List.of())) {
            out.append(banner.title()).append(' ').append(banner.text()).append('\n');
        }
        if (!out.isEmpty()) {
            out.append('\n');
        }
        TextTable table = new TextTable(
                "operation, arm", "median", "ratio to " + index.control(), "95 % interval", "verdict", "blocks");
        index.plan().operations().forEach(operation -> rows(table, operation));
        out.append(table).append("\n\n");
        UpkeepTables.text(index).ifPresent(upkeep -> out.append(upkeep).append("\n\n"));
        List<Trust> items = new TrustStrip(index, trust, Surroundings.none()).items();
        int width = items.stream().mapToInt(i -> i.name().length()).max().orElse(0);
        out.append("Trust\n");
        items.forEach(item -> out.append(trust(item, width)));
        return out.toString();
    }

    private void rows(TextTable table, String operation) {
        HeatMaps.controlMedian(index, operation)
                .ifPresentOrElse(
                        median -> table.row(operation, median, "1 (control)"),
                        () -> table.row(operation, Fmt.NONE, "not measured"));
        index.verdicts().stream().filter(v -> v.operation().equals(operation)).forEach(v -> row(table, v));
    }

    private void row(TextTable table, VerdictRecord v) {
        if (v.verdict() == Verdict.UNAVAILABLE) {
            table.row("  " + v.arm(), Fmt.NONE, Fmt.NONE, Fmt.NONE, "UNAVAILABLE");
            return;
        }
        if (v.ratio() == null) {
            table.row("  " + v.arm(), Fmt.NONE, "not judged", Fmt.NONE, v.verdict(), blocks(v));
            return;
        }
        boolean directed = v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER;
        String effect = directed ? " " + HeatMaps.words(v).replaceFirst(" (faster|slower)$", "") : "";
        table.row(
                "  " + v.arm(),
                Fmt.time(v.medianArm(), v.unit()),
                Fmt.ratio(v.ratio()),
                Fmt.interval(v.low(), v.high()),
                v.verdict() + effect,
                blocks(v));
    }

    private static String trust(Trust item, int width) {
        return "  %s %s  %s: %s\n"
                .formatted(
                        Summary.mark(item.level()),
                        item.name() + " ".repeat(width - item.name().length()),
                        item.value(),
                        item.detail());
    }

    private static String blocks(VerdictRecord v) {
        String judged = v.blocks() == 0 ? "none" : String.valueOf(v.blocks());
        return v.excludedBlocks() == 0 ? judged : judged + ", " + v.excludedBlocks() + " left out";
    }
}
