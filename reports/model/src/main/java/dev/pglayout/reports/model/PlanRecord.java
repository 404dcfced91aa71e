package dev.pglayout.reports.model;

import java.util.List;

/**
 * The mechanism behind a number: what EXPLAIN (ANALYZE, BUFFERS, SETTINGS) said of one operation on one arm, of the plan that a
 * session settles on, executed once.
 *
 * @param file the whole plan, relative to the run folder
 * @param shape node types, nested, relations generalised; equal shapes mean equal mechanisms
 * @param tree indented plan, one line per node
 * @param planKind {@code custom}, {@code generic} or {@code unprepared}
 * @param partitionsTouched leaves executed; of a write, those that one execution wrote to
 * @param partitionsTotal leaves of the dataset's table on the entry server; 1 for a table without partitions
 * @param shardsTouched foreign servers that were asked; with Citus its tasks, each on one shard
 * @param shardsTotal servers other than the entry; with Citus its shards
 * @param sharedHit blocks, on the entry server and on Citus' workers; foreign servers do not tell
 * @param sharedRead blocks, likewise
 * @param tempBlocks blocks written to temporary files, likewise
 * @param estimatedRows rows expected out of scans or joins, before sorting and aggregating
 * @param actualRows rows that came out of them
 * @param notes known traps that the plan shows
 */
public record PlanRecord(
        String operation,
        String arm,
        String file,
        String shape,
        List<String> tree,
        String planKind,
        int partitionsTouched,
        int partitionsTotal,
        int shardsTouched,
        int shardsTotal,
        double planningMillis,
        double executionMillis,
        long sharedHit,
        long sharedRead,
        long tempBlocks,
        double estimatedRows,
        double actualRows,
        List<String> notes) {

    /** Where a run keeps the whole plan. */
    public static String file(String operation, String arm) {
        return "plans/" + operation + "--" + arm.replaceAll("[^A-Za-z0-9._-]+", "_") + ".json";
    }
}
