-- Placement: the tables that hold rows, as many as the last vacuum counted.
SELECT c.oid::regclass::text AS "table",
       coalesce(pg_get_expr(c.relpartbound, c.oid), 'all rows') AS holds,
       greatest(c.reltuples, 0)::bigint AS "rows",
       pg_size_pretty(pg_total_relation_size(c.oid)) AS size
FROM pg_class c
WHERE c.relkind = 'r'
  AND c.oid IN (SELECT 'app.events'::regclass::oid
                UNION ALL
                SELECT relid::oid FROM pg_partition_tree('app.events') WHERE isleaf)
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

-- Pruning: the tables that the plans read.
SELECT question, count(DISTINCT read) AS "tables read",
       (SELECT count(*) FROM pg_partition_tree('app.events') WHERE isleaf) AS "of",
       string_agg(DISTINCT read #>> '{}', ', ') AS names
FROM (VALUES ('one month', current_setting('app.verify.one_month')),
             ('one tenant in one month', current_setting('app.verify.one_tenant'))) AS asked(question, plan),
     jsonb_path_query(plan::jsonb, '$.**."Relation Name"') AS read
GROUP BY question
ORDER BY question;

-- What must hold: no more is read than the question needs.
WITH given AS (
    SELECT CASE WHEN (SELECT relkind FROM pg_class WHERE oid = 'app.events'::regclass) = 'p'
                THEN coalesce(nullif(current_setting('app.layout.partitions_per_month', true), ''), '1')::int
                ELSE 1 END AS parts
), checks AS (
    -- A month may be cut into parts. A list of tenants above the months has all of them in each of its partitions but the
    -- default, which is one table.
    SELECT 'tables read for one month' AS "check",
           coalesce((SELECT sum(CASE c.relkind WHEN 'p' THEN parts ELSE 1 END)
                     FROM pg_partitioned_table JOIN pg_inherits ON inhparent = partrelid JOIN pg_class c ON c.oid = inhrelid
                     WHERE partrelid = 'app.events'::regclass AND partstrat = 'l'), parts) AS expected,
           (SELECT count(DISTINCT read)
            FROM jsonb_path_query(current_setting('app.verify.one_month')::jsonb, '$.**."Relation Name"') AS read) AS actual
    FROM given
    UNION ALL
    SELECT 'tables read for one tenant in one month', parts,
           (SELECT count(DISTINCT read)
            FROM jsonb_path_query(current_setting('app.verify.one_tenant')::jsonb, '$.**."Relation Name"') AS read)
    FROM given
)
SELECT "check", expected::text AS expected, actual::text AS actual,
       CASE WHEN expected = actual THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM checks
ORDER BY "check";
