package dev.pglayout.reports.verdict;

import dev.pglayout.reports.model.Run;
import java.util.Map;

/** One time for each block that counts: what verdicts and sweeps alike rest on. */
public final class RoundTimes {
    private RoundTimes() {}

    /** Median iteration of an arm's fork, by round, in the forks' unit; without excluded blocks. */
    public static Map<Integer, Double> of(Run run, String operation, String arm) {
        return Blocks.headline(run.forks().stream()
                        .filter(fork -> operation.equals(fork.operation()))
                        .toList())
                .times(arm);
    }
}
