package dev.pglayout.reports.model.loadtest;

import java.util.List;

/**
 * A trial and what was seen around it.
 *
 * @param folder relative to the run's folder
 * @param server the servers' side, per second and node
 * @param events what happened to the target meanwhile
 * @param accounting rows that were confirmed against rows that are there; null where the mix writes nothing or nobody counted
 */
public record LoadTrial(
        String folder, Trial trial, List<ServerSecond> server, List<LoadEvent> events, Accounting accounting) {}
