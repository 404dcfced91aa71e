-- Placement: what this shard holds.
SELECT 'app.events_shard' AS "table",
       (SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = 'app.events_shard'::regclass AND conname = 'events_shard_remainder') AS holds,
       count(DISTINCT tenant_id) AS tenants,
       count(*) AS "rows",
       pg_size_pretty(pg_total_relation_size('app.events_shard')) AS size
FROM app.events_shard;

-- What must hold.
WITH given AS (
    SELECT (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp AS first_month,
           (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp AS last_month,
           coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int AS shards,
           coalesce(nullif(current_setting('app.cluster.ordinal', true), ''), '0')::int AS remainder
), tenants AS (
    SELECT tenant_id, count(*) AS n FROM app.events_shard GROUP BY tenant_id
), checks AS (
    -- The constraint says the same, but may have been dropped, or made for another number of shards.
    SELECT 1 AS part, 'rows of other shards' AS "check", 0 AS expected,
           (SELECT coalesce(sum(n), 0) FROM tenants, given
            WHERE NOT satisfies_hash_partition('app.events_router'::regclass, shards, remainder, tenant_id)) AS actual
    UNION ALL
    SELECT 2, 'rows outside the months', 0,
           (SELECT count(*) FROM app.events_shard
            WHERE occurred_at < (SELECT first_month AT TIME ZONE 'UTC' FROM given)
               OR occurred_at >= (SELECT (last_month + interval '1 month') AT TIME ZONE 'UTC' FROM given))
), lines AS (
    SELECT part, "check", expected, actual, expected = actual AS passed FROM checks
    UNION ALL
    SELECT 3, 'total', sum(expected), sum(actual), bool_and(expected = actual) FROM checks
)
SELECT "check", expected::text AS expected, actual::text AS actual, CASE WHEN passed THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM lines
ORDER BY part, "check";
