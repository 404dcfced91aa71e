package dev.pglayout.reports.model.loadtest;

import java.util.List;

/**
 * A trial and what was seen around it.
 *
 * @param folder relative to the run's folder
 * @param purpose what it was measured for
 * @param server the servers' side, per second and node
 * @param events what happened to the target meanwhile
 * @param accounting rows that were confirmed against rows that are there; null where the mix writes nothing or nobody counted
 */
public record LoadTrial(
        String folder,
        Purpose purpose,
        Trial trial,
        List<ServerSecond> server,
        List<LoadEvent> events,
        Accounting accounting) {

    /** What a trial was measured for; only those of one purpose are shown beside each other. */
    public enum Purpose {
        /** A step of a capacity search. */
        SEARCH,
        /** Latency at a share of an arm's own capacity. */
        CURVE,
        /** All arms under the same load. */
        COMPARE
    }

    /** The same with what was learnt after it. */
    public LoadTrial with(Trial judged, Accounting counted) {
        return new LoadTrial(folder, purpose, judged, server, events, counted);
    }

    /** Whether its rate and its percentiles hold. */
    public boolean ok() {
        return trial.status() == Trial.Status.OK;
    }
}
