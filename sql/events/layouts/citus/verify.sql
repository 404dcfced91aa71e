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
WITH placements AS (
    SELECT nodename, nodeport, count(shardid) AS n
    FROM pg_dist_node
    LEFT JOIN pg_dist_placement USING (groupid)
    LEFT JOIN (SELECT shardid FROM pg_dist_shard WHERE logicalrelid = 'app.events'::regclass) s USING (shardid)
    WHERE shouldhaveshards AND isactive AND noderole = 'primary'
    GROUP BY nodename, nodeport
), checks AS (
    -- Evenly means: no server has two more than another.
    SELECT 1 AS part, 'shards on ' || nodename || ':' || nodeport AS "check",
           greatest(least(n, ceil(avg(n) OVER ())), floor(avg(n) OVER ()))::text AS expected, n::text AS actual
    FROM placements
    UNION ALL
    SELECT 2, 'shards asked for one tenant', '1',
           current_setting('app.verify.one_tenant')::jsonb #>> '{0,Plan,Distributed Query,Job,Task Count}'
    UNION ALL
    SELECT 3, 'tables read in a task for one month', '1',
           (SELECT count(DISTINCT read)
            FROM jsonb_path_query(current_setting('app.verify.one_month')::jsonb, '$.**."Relation Name"') AS read)::text
)
SELECT "check", expected, actual, CASE WHEN expected = actual THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM checks
ORDER BY part, "check";
