package dev.pglayout.reports.model.loadtest;

import java.util.List;

/**
 * The load tests of a run, raw: what was asked, what each layout can do, and every trial in order of execution, also those that
 * were saturated or failed.
 *
 * @param commonRate operations per second at which all arms were compared, or null
 */
public record LoadTests(LoadPlan plan, List<Capacity> capacities, Double commonRate, List<LoadTrial> trials) {}
