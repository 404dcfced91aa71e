-- Freezes every row and gathers statistics, of the partitioned parents too: without them a plan over all partitions
-- is a guess. Frozen pages also keep vacuum and hint bits out of the measurement.
-- Twice, because COPY leaves empty pages at the end that only the second pass cuts off: pages and rows of the statistics
-- would otherwise change with the first restore.
VACUUM (FREEZE) shop.orders;
VACUUM (FREEZE, ANALYZE) shop.orders;
