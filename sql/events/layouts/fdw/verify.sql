-- Placement: the foreign tables, the servers behind them, and rows as the last ANALYZE counted them.
SELECT c.oid::regclass::text AS "table",
       pg_get_expr(c.relpartbound, c.oid) AS holds,
       s.srvname AS server,
       (SELECT string_agg(option, ' ' ORDER BY option) FROM unnest(s.srvoptions) option
        WHERE option ~ '^(host|port|dbname)=') AS address,
       greatest(c.reltuples, 0)::bigint AS "rows"
FROM pg_partition_tree('app.events') p
JOIN pg_class c ON c.oid = p.relid
JOIN pg_foreign_table f ON f.ftrelid = c.oid
JOIN pg_foreign_server s ON s.oid = f.ftserver
WHERE p.isleaf
ORDER BY c.oid::regclass::text;

-- Plans of two questions about the first month, kept in settings of this session: EXPLAIN cannot stand inside a query.
DO $plans$
DECLARE
    first_month date := (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::date;
    one_month text := format('occurred_at >= %L AND occurred_at < %L',
                             first_month || ' 00:00+00', (first_month + interval '1 month')::date || ' 00:00+00');
    plan text;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT * FROM app.events WHERE ' || one_month INTO plan;
    PERFORM set_config('app.verify.one_month', plan, false);
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT * FROM app.events WHERE tenant_id = 1 AND ' || one_month INTO plan;
    PERFORM set_config('app.verify.one_tenant', plan, false);
END
$plans$;

-- Pruning: the shards that the plans ask. Only the tenant decides; months are not known here.
SELECT question, count(DISTINCT read) AS "shards asked",
       (SELECT count(*) FROM pg_partition_tree('app.events') WHERE isleaf) AS "of",
       string_agg(DISTINCT read #>> '{}', ', ') AS names
FROM (VALUES ('one month', current_setting('app.verify.one_month')),
             ('one tenant in one month', current_setting('app.verify.one_tenant'))) AS asked(question, plan),
     jsonb_path_query(plan::jsonb, '$.**."Relation Name"') AS read
GROUP BY question
ORDER BY question;

-- What must hold.
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
    UNION ALL
    SELECT 5, 'shards asked for one tenant', 1,
           (SELECT count(DISTINCT read)
            FROM jsonb_path_query(current_setting('app.verify.one_tenant')::jsonb, '$.**."Relation Name"') AS read)
), lines AS (
    SELECT part, "check", expected, actual, expected = actual AS passed FROM checks
    UNION ALL
    SELECT 6, 'total', sum(expected) FILTER (WHERE part <= 4), sum(actual) FILTER (WHERE part <= 4),
           bool_and(expected = actual) FILTER (WHERE part <= 4)
    FROM checks
)
SELECT "check", expected::text AS expected, actual::text AS actual, CASE WHEN passed THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM lines
ORDER BY part, "check";
