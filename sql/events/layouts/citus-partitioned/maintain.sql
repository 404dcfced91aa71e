-- Creates the partitions of these months where they are missing; a second run does nothing.
CALL app.events_create_months(
    (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::date,
    (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date);

-- Statistics as in index.sql, where a new partition lacks them. Citus refuses statistics on
-- expressions for a distributed table, so each shard is told by itself.
DO $statistics$
DECLARE
    failed text;
BEGIN
    SELECT string_agg(DISTINCT told.result, '; ') INTO failed
    FROM (SELECT 'app.events'::regclass AS relid UNION SELECT relid FROM pg_partition_tree('app.events')) AS tables,
         run_command_on_placements(tables.relid, $command$
             CREATE STATISTICS IF NOT EXISTS %1$s_by_month (ndistinct)
                 ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM %1$s
         $command$) AS told
    WHERE NOT told.success;
    IF failed IS NOT NULL THEN
        RAISE EXCEPTION 'statistics on shards: %', failed;
    END IF;
END
$statistics$;
