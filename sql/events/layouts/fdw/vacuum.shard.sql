-- As on the other layouts: freezes every row and gathers statistics.
-- Twice, because COPY leaves empty pages at the end that only the second pass cuts off: pages and rows of the statistics
-- would otherwise change with the first restore.
VACUUM (FREEZE) app.events_shard;
VACUUM (FREEZE, ANALYZE) app.events_shard;
