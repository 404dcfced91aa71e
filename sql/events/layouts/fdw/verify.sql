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
SELECT 'shards asked for one tenant' AS "check", '1' AS expected, asked::text AS actual,
       CASE asked WHEN 1 THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM (SELECT count(DISTINCT read) AS asked
      FROM jsonb_path_query(current_setting('app.verify.one_tenant')::jsonb, '$.**."Relation Name"') AS read) AS plan;
