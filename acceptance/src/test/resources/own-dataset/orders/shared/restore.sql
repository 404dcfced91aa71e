-- Empties the ingest slice: the last hour of the last month, which only batch-insert writes to.
DELETE FROM shop.orders
WHERE ordered_at >= ((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
                      + interval '1 month' - interval '1 hour') AT TIME ZONE 'UTC';
-- INDEX_CLEANUP, because vacuum would otherwise leave so few dead rows in the indexes and every round would start from a
-- larger table. No ANALYZE: another random sample might change a plan between two rounds. Pages that nothing touched
-- are frozen and skipped, so other partitions cost next to nothing.
VACUUM (FREEZE, INDEX_CLEANUP ON, PARALLEL 0) shop.orders;

-- Must be none; pglayout checks it before each iteration.
SELECT count(*) AS rows_left
FROM shop.orders
WHERE ordered_at >= ((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
                      + interval '1 month' - interval '1 hour') AT TIME ZONE 'UTC';
