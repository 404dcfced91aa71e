CREATE SCHEMA IF NOT EXISTS app;

-- Never holds a row: it is what satisfies_hash_partition asks, so that shards and coordinator use the same hash.
CREATE TABLE app.events_router (tenant_id int NOT NULL) PARTITION BY HASH (tenant_id);

CREATE TABLE app.events_shard (
    id          uuid          NOT NULL,
    tenant_id   int           NOT NULL,
    occurred_at timestamptz   NOT NULL,
    event_type  text          NOT NULL,
    amount      numeric(12,2) NOT NULL,
    payload     jsonb         NOT NULL
);

-- A row on the wrong shard would silently be missing from answers: the coordinator prunes by the hash.
DO $check$
BEGIN
    EXECUTE format('ALTER TABLE app.events_shard ADD CONSTRAINT events_shard_remainder'
                   ' CHECK (satisfies_hash_partition(''app.events_router''::regclass, %s, %s, tenant_id))',
                   coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int,
                   coalesce(nullif(current_setting('app.cluster.ordinal', true), ''), '0')::int);
END
$check$;
