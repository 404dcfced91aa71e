package dev.pglayout.reports.render;

import dev.pglayout.console.TextTable;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.view.Page.Banner;
import dev.pglayout.reports.render.view.Page.Trust;
import dev.pglayout.reports.verdict.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ratios as the terminal shows them at a run's end. */
final class TerminalTable {
    private final RunIndex index;
    private final dev.pglayout.reports.verdict.Trust trust;
    private final boolean sampledApart;

    TerminalTable(RunIndex index, dev.pglayout.reports.verdict.Trust trust) {
        this.index = index;
        this.trust = trust;
        this.sampledApart = index.judgedApartFromSampled().isPresent();
    }

    String text() {
        StringBuilder out = new StringBuilder();
        for (Banner banner : Banners.of(index, trust, List.of())) {
            out.append(banner.title()).append(' ').append(banner.text()).append('\n');
        }
        if (!out.isEmpty()) {
            out.append('\n');
        }
        if (index.run().loadTests() != null) {
            out.append(LoadText.of(index.run()));
        }
        if (index.names().isEmpty()) {
            return out.toString();
        }
        TextTable table = new TextTable(header().toArray(String[]::new));
        index.names().forEach(name -> rows(table, name));
        out.append(table).append("\n");
        index.unavailable().forEach((arm, reason) -> out.append(arm + " is not available: " + reason + "\n"));
        out.append("\n");
        UpkeepTables.text(index).ifPresent(upkeep -> out.append(upkeep).append("\n\n"));
        index.judgedApartFromSampled()
                .ifPresent(mode -> out.append(
                        "Medians, ratios and verdicts are of JMH's mode %s, p50 and p99 of sampled forks.\n\n"
                                .formatted(mode)));
        List<Trust> items = new TrustStrip(index, trust, Surroundings.none()).items();
        int width = items.stream().mapToInt(i -> i.name().length()).max().orElse(0);
        out.append("Trust\n");
        items.forEach(item -> out.append(trust(item, width)));
        return out.toString();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "operation, arm",
                "time",
                "difference to " + index.control(),
                "95 % interval",
                "ratio",
                "95 % interval",
                "verdict",
                "blocks"));
        if (sampledApart) {
            header.addAll(List.of("p50", "p99", "p99 ratio"));
        }
        return header;
    }

    private void rows(TextTable table, String operation) {
        HeatMaps.controlMedian(index, operation)
                .ifPresentOrElse(
                        median -> row(
                                table, operation, index.control(), operation, median, "control", "", "1", "", "", ""),
                        () -> table.row(operation, Fmt.NONE, "not measured"));
        index.verdicts().stream().filter(v -> v.name().equals(operation)).forEach(v -> row(table, v));
    }

    private void row(TextTable table, VerdictRecord v) {
        if (v.verdict() == Verdict.UNAVAILABLE) {
            table.row("  " + v.arm(), Fmt.NONE, Fmt.NONE, Fmt.NONE, Fmt.NONE, Fmt.NONE, "UNAVAILABLE");
            return;
        }
        if (v.ratio() == null) {
            table.row("  " + v.arm(), Fmt.NONE, "not judged", Fmt.NONE, Fmt.NONE, Fmt.NONE, v.verdict(), blocks(v));
            return;
        }
        boolean directed = v.verdict() == Verdict.FASTER || v.verdict() == Verdict.SLOWER;
        String effect = directed ? " " + Effects.factor(v) : "";
        row(
                table,
                v.name(),
                v.arm(),
                "  " + v.arm(),
                Effects.time(v),
                Effects.difference(v.difference(), v.unit()),
                Effects.differenceInterval(v.difference(), v.unit()),
                Fmt.ratio(v.ratio().value()),
                Fmt.interval(v.ratio().low(), v.ratio().high()),
                v.verdict() + effect,
                blocks(v));
    }

    /** With the latencies where they are not of the forks that the other cells are of. */
    private void row(TextTable table, String operation, String arm, Object... cells) {
        List<Object> all = new ArrayList<>(List.of(cells));
        List<Measured> sampled = index.sampled(operation, arm);
        if (sampledApart && !sampled.isEmpty()) {
            Map<String, Double> percentiles = ForkStats.percentiles(sampled);
            all.add(Fmt.time(percentiles.get("p50"), ForkStats.unit(sampled)));
            all.add(Fmt.time(percentiles.get("p99"), ForkStats.unit(sampled)));
            index.verdict(operation, arm).map(v -> Latencies.ratio(v, "p99")).ifPresent(all::add);
        }
        table.row(all.toArray());
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
