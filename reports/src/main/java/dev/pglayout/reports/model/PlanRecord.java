package dev.pglayout.reports.model;

import java.util.List;

/**
 * The mechanism behind a number: what EXPLAIN (ANALYZE, BUFFERS, SETTINGS) said of one operation on one arm.
 *
 * @param file the whole plan, relative to the run folder
 * @param shape the plan's node types, nested, without figures; equal shapes mean equal mechanisms
 * @param tree indented plan, one line per node
 * @param planKind {@code custom} or {@code generic}
 * @param partitionsTouched leaf partitions that were executed
 * @param partitionsTotal leaf partitions of the target
 * @param shardsTouched servers other than the coordinator that were asked
 * @param shardsTotal servers other than the coordinator
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
        List<String> notes) {}
