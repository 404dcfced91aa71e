package dev.pglayout.gatling.run;

import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import dev.pglayout.reports.render.Fmt;
import java.io.PrintStream;
import org.HdrHistogram.Histogram;

/** One line per trial: what it was, and what came out. */
final class LoadProgressLines {
    private final PrintStream out;

    LoadProgressLines(PrintStream out) {
        this.out = out;
    }

    void ended(LoadTrial kept) {
        Trial trial = kept.trial();
        Histogram times =
                Histograms.sum(trial, trial.model().scheduled() ? TrialOperation::response : TrialOperation::service);
        String latency = kept.ok()
                ? "p50 %s  p99 %s"
                        .formatted(
                                Fmt.time((double) times.getValueAtPercentile(50), "ns"),
                                Fmt.time((double) times.getValueAtPercentile(99), "ns"))
                : trial.status() + ": " + trial.statusReason();
        long errors = trial.operations().stream().mapToLong(TrialOperation::ko).sum();
        out.printf(
                "[%d] round %d  %-12s %-16s %9s/s  %s%s%n",
                trial.position() + 1,
                trial.round() + 1,
                trial.name(),
                trial.arm(),
                Fmt.significant(trial.achievedRate()),
                latency,
                errors == 0 ? "" : "  " + errors + " errors");
        kept.events().forEach(event -> out.printf("      %s: %s%n", event.name(), event.outcome()));
    }
}
