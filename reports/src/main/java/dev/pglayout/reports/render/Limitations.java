package dev.pglayout.reports.render;

import dev.pglayout.reports.model.Plan;
import dev.pglayout.reports.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What this run cannot say. */
final class Limitations {
    private Limitations() {}

    static List<String> of(RunIndex index) {
        List<String> all = new ArrayList<>();
        all.add(
                "cold".equals(index.run().cache())
                        ? "The cache was cold: every fork began after a server restart. Hot behaviour is not shown here."
                        : "The cache was hot: data that fit into memory were read from memory. Much of what partitioning is "
                                + "for (fewer pages from disk) shows only with a cold cache or with data larger than memory.");
        boolean shards = index.run().targets().stream().anyMatch(t -> t.nodes().size() > 1);
        if (shards) {
            all.add("Servers of layouts with several servers may share one machine and its loopback network: sharding "
                    + "then shows its overhead, not the gain of more hardware.");
        }
        all.addAll(ofLoad(index));
        all.add("Ratios hold for this dataset's size, skew and indexes, on this machine; they need not scale.");
        all.add("“Inconclusive” means that this run cannot tell, never that there is no difference.");
        all.add("Times are seen by the client: they include the driver and reading every row of the answer.");
        index.contestants().forEach(arm -> index.unavailable(arm)
                .ifPresent(reason -> all.add(arm + " could not be measured here: " + reason + ".")));
        long open = index.verdicts().stream()
                .filter(v -> v.verdict() == Verdict.INCONCLUSIVE && !index.isAa(v.arm()))
                .count();
        if (open > 0) {
            all.add(open + " of " + gated(index)
                    + " comparisons stayed inconclusive; more rounds narrow the intervals.");
        }
        boolean upkeep = index.plan().operationDetails().stream()
                .map(Plan.OperationDetail::kind)
                .anyMatch("upkeep"::equals);
        if (upkeep) {
            all.add(
                    "Upkeep is one execution for each block, undone afterwards; locks of tables are sampled every 2 ms, on"
                            + " servers behind a coordinator those of all sessions. Lookups meanwhile go one after the other: a stall"
                            + " shows in their maximum.");
        }
        boolean writes = index.plan().operationDetails().stream()
                .map(Plan.OperationDetail::kind)
                .anyMatch("write"::equals);
        if (writes) {
            all.add(
                    "Writes go to a slice of their own that is emptied between iterations; a growing table is not measured.");
        }
        return all;
    }

    private static List<String> ofLoad(RunIndex index) {
        if (index.run().loadTests() == null) {
            return List.of(
                    "One connection runs one statement at a time. Throughput, locks and queues under load are not measured"
                            + " here.");
        }
        return List.of(
                "The load generator shares the machine with the servers unless these are elsewhere: capacities are those of both"
                        + " together.",
                "A capacity is that of one mix in a closed loop; latency is compared at one arrival rate for all, because a layout"
                        + " that is driven at its own limit always looks slow.");
    }

    private static long gated(RunIndex index) {
        return index.verdicts().stream()
                .filter(v -> !index.isAa(v.arm()) && v.verdict() != Verdict.UNAVAILABLE)
                .count();
    }
}
