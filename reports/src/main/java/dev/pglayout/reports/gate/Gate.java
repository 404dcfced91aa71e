package dev.pglayout.reports.gate;

import dev.pglayout.console.ExitCode;
import dev.pglayout.console.UserError;
import dev.pglayout.reports.compare.AcrossRuns;
import dev.pglayout.reports.compare.AgainstBaseline;
import dev.pglayout.reports.compare.Comparison;
import dev.pglayout.reports.compare.References;
import dev.pglayout.reports.io.History;
import dev.pglayout.reports.io.ReportFolders;
import dev.pglayout.reports.model.Brief;
import dev.pglayout.reports.model.Run;
import dev.pglayout.reports.model.Verdict;
import dev.pglayout.reports.model.VerdictRecord;
import dev.pglayout.reports.render.Baseline;
import dev.pglayout.reports.verdict.Briefs;
import dev.pglayout.reports.verdict.Judge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run is fit to pass. SLOWER means slower than before, never slower than the control: either than a baseline
 * of another night ({@link AcrossRuns}), or than the same layout at an earlier revision in the same blocks.
 */
public final class Gate {
    private Gate() {}

    /** @throws UserError if there is nothing to compare with, or it is of another dataset */
    public static GateResult check(Run run, ReportFolders folders, GateOptions options) {
        options.margins().refuseUnknown(run.plan());
        List<Pairs.Pair> pairs = Pairs.of(run.plan(), options);
        if (options.against().isEmpty() && pairs.isEmpty()) {
            throw UserError.badInput(
                    "nothing to compare with: give --against baseline:NAME, or --before ARM --after ARM"
                            + " of the run (arms at a revision, ARM@git:REV, are found alone)");
        }
        List<VerdictRecord> verdicts = Judge.judge(run);
        List<GateCell> cells = new ArrayList<>(Pairs.judge(run, pairs, options.margins()));
        List<String> notes = new ArrayList<>(options.margins().notes(run.plan()));
        options.against().ifPresent(name -> {
            Brief base = baseline(name, folders);
            Comparison comparison = compared(name, base, run, folders, options, notes);
            cells.addAll(across(comparison, options.margins()));
        });
        List<String> untrusted = new ArrayList<>(Trustworthy.reasons(run, verdicts));
        if (cells.stream().noneMatch(GateCell::compared)) {
            String why = "nothing could be compared: " + firstReason(cells);
            (options.allowShortHistory() && shortHistory(cells) ? notes : untrusted).add(why);
        }
        return result(run, options, pairs, cells, untrusted, notes);
    }

    /** Fails early where the gate could not be asked after the run: the baseline must be there. */
    public static void require(ReportFolders folders, GateOptions options) {
        options.against().ifPresent(name -> baseline(name, folders));
    }

    private static Brief baseline(String name, ReportFolders folders) {
        return References.brief(name, folders.runs(), folders.baselines());
    }

    /** The run and the baseline that the options name, with the gate's margins; nothing if they name none. */
    public static Optional<Baseline> baseline(Run run, ReportFolders folders, GateOptions options) {
        return options.against()
                .map(name -> AgainstBaseline.of(
                        name, compared(name, baseline(name, folders), run, folders, options, new ArrayList<>())));
    }

    private static Comparison compared(
            String name, Brief base, Run run, ReportFolders folders, GateOptions options, List<String> notes) {
        Brief brief = Briefs.of(run);
        References.refuseUnlike(name, base, "run " + run.runId(), brief);
        History history = History.read(folders.history());
        notes.addAll(history.notes());
        return AcrossRuns.of(base, brief, history.runs(), judged -> options.margins()
                .of(judged, run.plan().margin()));
    }

    private static List<GateCell> across(Comparison comparison, Margins margins) {
        double ofTheRun = comparison.other().plan().margin();
        return AgainstBaseline.withoutAa(comparison).stream()
                .map(cell -> GateCell.of(cell, margins.of(cell.judged(), ofTheRun)))
                .toList();
    }

    private static GateResult result(
            Run run,
            GateOptions options,
            List<Pairs.Pair> pairs,
            List<GateCell> cells,
            List<String> untrusted,
            List<String> notes) {
        List<GateCell> slower = cells.stream().filter(GateCell::slower).toList();
        ExitCode code =
                !untrusted.isEmpty() ? ExitCode.UNTRUSTED : slower.isEmpty() ? ExitCode.OK : ExitCode.REGRESSION;
        String against = options.against().orElseGet(() -> pairs.get(0).before());
        long compared = cells.stream().filter(GateCell::compared).count();
        String summary =
                switch (code) {
                    case UNTRUSTED -> "gate: not trustworthy: " + String.join("; ", untrusted);
                    case REGRESSION ->
                        "gate: %d of %d slower than %s: %s"
                                .formatted(
                                        slower.size(),
                                        compared,
                                        against,
                                        String.join(
                                                "; ",
                                                slower.stream()
                                                        .map(GateCell::sentence)
                                                        .toList()));
                    default ->
                        compared == 0
                                ? "gate: open, " + notes.get(notes.size() - 1)
                                : "gate: passed, none of %d slower than %s%s"
                                        .formatted(compared, against, others(cells));
                };
        return new GateResult(
                code, run.runId(), against, summary, List.copyOf(cells), List.copyOf(untrusted), List.copyOf(notes));
    }

    private static String others(List<GateCell> cells) {
        long open = cells.stream()
                .filter(cell -> cell.verdict() == Verdict.INCONCLUSIVE)
                .count();
        long apart = cells.stream().filter(cell -> !cell.compared()).count();
        return (open == 0 ? "" : ", %d open".formatted(open))
                + (apart == 0 ? "" : ", %d not comparable".formatted(apart));
    }

    private static boolean shortHistory(List<GateCell> cells) {
        List<GateCell> apart = cells.stream()
                .filter(cell -> cell.verdict() == Verdict.INCOMPARABLE)
                .toList();
        return !apart.isEmpty()
                && apart.stream().allMatch(cell -> String.valueOf(cell.reason()).startsWith("history too short"));
    }

    private static String firstReason(List<GateCell> cells) {
        return cells.stream()
                .filter(cell -> cell.verdict() == Verdict.INCOMPARABLE && cell.reason() != null)
                .map(GateCell::reason)
                .min(Comparator.comparing(reason -> reason.startsWith("only in")))
                .orElse("no cell was measured in both");
    }
}
