package dev.pglayout.gatling.run;

import dev.pglayout.reports.io.HistogramText;
import dev.pglayout.reports.model.loadtest.LoadTrial;
import dev.pglayout.reports.model.loadtest.LoadTrial.Purpose;
import dev.pglayout.reports.model.loadtest.Trial;
import dev.pglayout.reports.model.loadtest.Trial.Status;
import dev.pglayout.reports.model.loadtest.TrialOperation;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Trials of one operation, as a run keeps them. */
final class Kept {
    private Kept() {}

    /** @param nanos that each successful operation took */
    static LoadTrial trial(Purpose purpose, Status status, long nanos, long ok, long ko) {
        Histogram times = new Histogram(3);
        times.recordValueWithCount(nanos, ok);
        String text = HistogramText.encode(times);
        Trial trial = new Trial(
                "rate",
                0,
                0,
                "plain",
                "mix",
                Trial.Model.OPEN,
                8,
                100.0,
                "2026-11-21T10:00:00Z",
                1,
                1,
                ok,
                status,
                status == Status.OK ? null : "for a reason",
                List.of(new TrialOperation("look", 1, ok, ko, Map.of(), 0, text, text, text)),
                List.of(),
                null,
                null,
                null);
        return new LoadTrial("trials/000", purpose, trial, List.of(), List.of(), null);
    }
}
