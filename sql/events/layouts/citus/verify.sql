-- Placement: the shards of the table on their servers, by the hash of tenant_id. A shard of a partitioned table is a table of
-- partitions itself, so its size is that of all of them.
SELECT nodename || ':' || nodeport AS server,
       s.shardid AS shard,
       s.shardminvalue || ' to ' || s.shardmaxvalue AS "hash of tenant_id",
       (SELECT count(*) FROM pg_partition_tree('app.events') WHERE isleaf) AS partitions
FROM pg_dist_shard s
JOIN pg_dist_placement USING (shardid)
JOIN pg_dist_node USING (groupid)
WHERE logicalrelid = 'app.events'::regclass
ORDER BY server, s.shardminvalue::int;

SELECT nodename || ':' || nodeport AS server, count(*) AS tables, pg_size_pretty(sum(shard_size)) AS size
FROM citus_shards
WHERE table_name = 'app.events'::regclass OR table_name IN (SELECT relid FROM pg_partition_tree('app.events'))
GROUP BY 1
ORDER BY 1;

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

-- Pruning: shards asked (one task each), and the tables that a task reads on its worker.
SELECT question,
       plan::jsonb #>> '{0,Plan,Distributed Query,Job,Task Count}' AS "shards asked",
       (SELECT count(*) FROM pg_dist_shard WHERE logicalrelid = 'app.events'::regclass) AS "of",
       (SELECT string_agg(DISTINCT read #>> '{}', ', ')
        FROM jsonb_path_query(plan::jsonb, '$.**."Relation Name"') AS read) AS "read in the task shown"
FROM (VALUES ('one month', current_setting('app.verify.one_month')),
             ('one tenant in one month', current_setting('app.verify.one_tenant'))) AS asked(question, plan)
ORDER BY question;

-- What must hold.
WITH given AS (
    SELECT (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp AS first_month,
           (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp AS last_month,
           coalesce(nullif(current_setting('app.dataset.rows_per_month', true), ''), '50000')::bigint AS rows_per_month
), months AS (
    SELECT month FROM given, generate_series(first_month, last_month, interval '1 month') month
), found AS MATERIALIZED (
    SELECT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month, count(*) AS n FROM app.events GROUP BY 1
), on_shards AS MATERIALIZED (
    -- Asked of each shard by itself, with the range of hashes that it is there for: a row on the wrong shard would be
    -- missing from answers without an error, because the coordinator goes where the hash says.
    SELECT shardid, success, result
    FROM run_command_on_shards('app.events', $command$
        SELECT count(*) FILTER (WHERE worker_hash(tenant_id) BETWEEN shardminvalue::int AND shardmaxvalue::int)
               || ' of ' || count(*)
        FROM %1$s, pg_dist_shard
        WHERE shardid = substring(%1$L FROM '_(\d+)"?$')::bigint
    $command$)
), in_default AS MATERIALIZED (
    SELECT asked.success, asked.result
    FROM pg_partition_tree('app.events') p JOIN pg_class c ON c.oid = p.relid,
         run_command_on_placements(c.oid, 'SELECT count(*) FROM %s') asked
    WHERE p.isleaf AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'
), placements AS (
    SELECT nodename, nodeport, count(shardid) AS n
    FROM pg_dist_node
    LEFT JOIN pg_dist_placement USING (groupid)
    LEFT JOIN (SELECT shardid FROM pg_dist_shard WHERE logicalrelid = 'app.events'::regclass) s USING (shardid)
    WHERE shouldhaveshards AND isactive AND noderole = 'primary'
    GROUP BY nodename, nodeport
), checks AS (
    SELECT 1 AS part, 'rows in ' || to_char(month, 'YYYY-MM') AS "check", rows_per_month::text AS expected,
           (SELECT coalesce(sum(n), 0) FROM found WHERE found.month = months.month)::text AS actual
    FROM given, months
    UNION ALL
    SELECT 2, 'rows outside these months', '0',
           (SELECT coalesce(sum(n), 0) FROM found WHERE month NOT IN (SELECT month FROM months))::text
    UNION ALL
    SELECT 3, 'rows in default partitions', '0',
           coalesce(max(result) FILTER (WHERE NOT success), sum(result::bigint) FILTER (WHERE success)::text)
    FROM in_default
    HAVING count(*) > 0
    UNION ALL
    SELECT 4, 'rows of shard ' || shardid || ' that hash to it',
           CASE WHEN success THEN regexp_replace(result, '^\d+ of', substring(result FROM '\d+$') || ' of')
                ELSE 'an answer' END,
           result
    FROM on_shards
    UNION ALL
    -- Evenly means: no server has two more than another.
    SELECT 5, 'shards on ' || nodename || ':' || nodeport,
           greatest(least(n, ceil(avg(n) OVER ())), floor(avg(n) OVER ()))::text, n::text
    FROM placements
    UNION ALL
    SELECT 6, 'shards asked for one tenant', '1',
           current_setting('app.verify.one_tenant')::jsonb #>> '{0,Plan,Distributed Query,Job,Task Count}'
    UNION ALL
    SELECT 7, 'tables read in a task for one month', '1',
           (SELECT count(DISTINCT read)
            FROM jsonb_path_query(current_setting('app.verify.one_month')::jsonb, '$.**."Relation Name"') AS read)::text
), lines AS (
    SELECT part, "check", expected, actual, expected = actual AS passed FROM checks
    UNION ALL
    SELECT 8, 'total', sum(expected::numeric)::text, sum(actual::numeric)::text, bool_and(expected = actual)
    FROM checks WHERE part <= 2
)
SELECT "check", expected, actual, CASE WHEN passed THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM lines
ORDER BY part, "check";
