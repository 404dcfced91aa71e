-- The parent first, then its partitions: each is distributed as it is attached, its shards beside those of the parent.
SELECT create_distributed_table('app.events', 'tenant_id', colocate_with => 'none',
    shard_count => coalesce(nullif(current_setting('app.layout.shard_count', true), ''), '4')::int);

CREATE TABLE app.events_default PARTITION OF app.events DEFAULT;

CALL app.events_create_months(
    (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::date,
    (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date);
