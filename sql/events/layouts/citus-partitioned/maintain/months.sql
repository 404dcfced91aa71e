-- The partitions of all months, by the names that create_time_partitions gives them. Rows as the last vacuum counted them,
-- on the shards; sizes over all shards.
-- Of a server that is down run_command_on_placements gives the reason where it gives others' answers, so it is told first.
DO $reachable$
DECLARE
    failed text;
BEGIN
    SELECT string_agg(DISTINCT asked.nodename || ':' || asked.nodeport || ' (' || asked.result || ')', '; ') INTO failed
    FROM run_command_on_placements('app.events', 'SELECT 1') AS asked
    WHERE NOT asked.success;
    IF failed IS NOT NULL THEN
        RAISE EXCEPTION 'shards do not answer on %', failed USING ERRCODE = 'connection_failure';
    END IF;
END
$reachable$;

SELECT replace(substring(c.relname FROM '\d{4}_\d\d$'), '_', '-') AS month,
       c.oid::regclass::text AS partition,
       CASE WHEN i.inhrelid IS NULL THEN 'detached' ELSE 'attached' END AS state,
       (SELECT coalesce(sum(result::bigint), 0)::bigint
        FROM run_command_on_placements(c.oid, 'SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = ''%s''::regclass')) AS rows,
       citus_total_relation_size(c.oid) AS bytes
FROM pg_class c JOIN pg_dist_partition d ON d.logicalrelid = c.oid LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^events_p\d{4}_\d\d$'
ORDER BY 1, 2;
