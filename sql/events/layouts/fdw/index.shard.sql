ALTER TABLE app.events_shard ADD CONSTRAINT events_shard_pkey PRIMARY KEY (id);
CREATE INDEX events_shard_occurred_at ON app.events_shard (occurred_at);
CREATE INDEX events_shard_tenant_id ON app.events_shard (tenant_id);
CREATE INDEX events_shard_tenant_id_occurred_at ON app.events_shard (tenant_id, occurred_at);

-- month-rollup groups by this expression; every layout has the same statistics on it.
CREATE STATISTICS app.events_shard_by_month (ndistinct)
    ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM app.events_shard;
