-- The primary key must hold the distribution column. It does not begin with id, so the look-up by id alone needs an index.
ALTER TABLE app.events ADD CONSTRAINT events_pkey PRIMARY KEY (tenant_id, id);
CREATE INDEX events_id ON app.events (id);
CREATE INDEX events_occurred_at ON app.events (occurred_at);
CREATE INDEX events_tenant_id ON app.events (tenant_id);
CREATE INDEX events_tenant_id_occurred_at ON app.events (tenant_id, occurred_at);

-- month-rollup groups by this expression; every layout has the same statistics on it. Citus refuses statistics on
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
