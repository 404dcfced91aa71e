package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.TargetRecord;
import dev.pglayout.reports.render.view.Page.Banner;
import dev.pglayout.reports.verdict.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader must see before anything else. The gravest stands first. */
final class Banners {
    private Banners() {}

    static List<Banner> of(RunIndex index, Trust trust, List<String> readerNotes) {
        Run run = index.run();
        List<Banner> banners = new ArrayList<>();
        if (!trust.controlAgreesWithItself()) {
            banners.add(new Banner(
                    "alarm",
                    "The control differs from itself.",
                    "On " + String.join(", ", trust.aaAlarms())
                            + " the A/A arm was judged different from its own twin. Do not believe this run."));
        }
        run.targets().stream()
                .filter(t -> t.verification() != null && !t.verification().passed())
                .map(TargetRecord::layout)
                .forEach(layout -> banners.add(new Banner(
                        "alarm",
                        layout + " failed verification.",
                        "It does not answer like the reference; see Environment.")));
        if (run.meaningless()) {
            banners.add(new Banner(
                    "warn",
                    "Smoke run: these numbers are meaningless.",
                    "The run is far too short to judge; it shows only that everything works."));
        }
        if (run.status() != Run.Status.COMPLETE) {
            banners.add(notWhole(run));
        }
        if (trust.planTooSmall() && !run.meaningless()) {
            banners.add(new Banner(
                    "warn",
                    "Too few blocks.",
                    "With %d tests at once each needs %d blocks to become significant; the fewest here are %d."
                            .formatted(trust.gatedTests(), trust.blocksNeeded(), trust.fewestBlocks())));
        }
        if ("cold".equals(run.cache())) {
            banners.add(new Banner(
                    "note",
                    "Cold cache.",
                    "Servers were restarted before each fork; do not compare these numbers with hot ones."));
        }
        readerNotes.forEach(note -> banners.add(new Banner("note", "Note.", note)));
        return banners;
    }

    private static Banner notWhole(Run run) {
        String title = "The run is not whole (" + words(run.status()) + ")";
        String reason = run.statusReason();
        boolean saysMore = reason != null && !reason.isBlank() && !reason.equalsIgnoreCase(words(run.status()));
        return saysMore
                ? new Banner("warn", title + ":", reason.strip().replaceFirst("[.]?$", "."))
                : new Banner("warn", title + ".", "It holds what had been measured.");
    }

    static String words(Run.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
