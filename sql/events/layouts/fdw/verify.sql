WITH given AS (
    SELECT (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp AS first_month,
           (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp AS last_month,
           coalesce(nullif(current_setting('app.dataset.rows_per_month', true), ''), '50000')::bigint AS rows_per_month,
           coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int AS shards
), months AS (
    SELECT month FROM given, generate_series(first_month, last_month, interval '1 month') month
), found AS MATERIALIZED (
    -- Grouped by tenant too, because the shards can count only where the grouping holds the hash key.
    SELECT tenant_id, date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month, count(*) AS n
    FROM app.events
    GROUP BY tenant_id, date_trunc('month', occurred_at AT TIME ZONE 'UTC')
), one_tenant_each AS (
    SELECT DISTINCT ON (remainder) remainder, tenant_id, n
    FROM given, generate_series(0, shards - 1) remainder, (SELECT tenant_id, sum(n) AS n FROM found GROUP BY tenant_id) t
    WHERE satisfies_hash_partition('app.events'::regclass, shards, remainder, tenant_id)
    ORDER BY remainder, n, tenant_id
), checks AS (
    SELECT 1 AS part, 'rows in ' || to_char(month, 'YYYY-MM') AS "check", rows_per_month::numeric AS expected,
           (SELECT coalesce(sum(n), 0) FROM found WHERE found.month = months.month) AS actual
    FROM given, months
    UNION ALL
    SELECT 2, 'rows outside these months', 0,
           (SELECT coalesce(sum(n), 0) FROM found WHERE month NOT IN (SELECT month FROM months))
    UNION ALL
    SELECT 3, 'rows on all shards', (SELECT rows_per_month * count(*) FROM given, months GROUP BY rows_per_month),
           (SELECT coalesce(sum(n), 0) FROM found)
    UNION ALL
    -- Shards in the wrong order would pass all the above: asked for one tenant, the coordinator goes to one shard only.
    -- OFFSET 0, because a partitionwise aggregate is not pruned at run time and would ask both.
    SELECT 4, 'rows of tenant ' || tenant_id || ' on shard ' || remainder || ' alone', n,
           (SELECT count(*) FROM (SELECT FROM app.events e WHERE e.tenant_id = one_tenant_each.tenant_id OFFSET 0) AS asked)
    FROM one_tenant_each
), lines AS (
    SELECT part, "check", expected, actual, expected = actual AS passed FROM checks
    UNION ALL
    SELECT 5, 'total', sum(expected), sum(actual), bool_and(expected = actual) FROM checks
)
SELECT "check", expected::text AS expected, actual::text AS actual, CASE WHEN passed THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM lines
ORDER BY part, "check";
