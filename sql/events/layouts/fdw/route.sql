-- The shard of each tenant, by PostgreSQL's own hash, so that rows can be copied straight to where the coordinator will
-- look for them: a hash of our own would have to stay equal to PostgreSQL's for ever.
SELECT tenant_id, ordinal
FROM generate_series(1, coalesce(nullif(current_setting('app.dataset.tenants', true), ''), '1000')::int) tenant_id,
     generate_series(0, coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int - 1) ordinal
WHERE satisfies_hash_partition('app.events'::regclass,
                               coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int,
                               ordinal, tenant_id)
ORDER BY tenant_id;
