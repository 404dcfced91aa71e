package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Judged;
import dev.pglayout.reports.model.Metrics;
import dev.pglayout.reports.model.Run;
import java.util.Map;

/** One time for each block that counts: what verdicts and sweeps alike rest on. */
public final class RoundTimes {
    private RoundTimes() {}

    /** Time of an arm by round, in its samples' unit; without excluded blocks. */
    public static Map<Integer, Double> of(Run run, String operation, String arm) {
        return Blocks.of(run.forks(), new Judged(operation, Metrics.TIME)).times(arm);
    }
}
