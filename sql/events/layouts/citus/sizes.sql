-- Each shard of each leaf table (index is null) and each of its indexes, asked of the server that holds it, with what they
-- waste: free and dead space, by pgstattuple where this role may use it, otherwise unknown.
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

-- In a database of somebody else (app.cluster.borrowed) nothing is made for it.
SELECT 'CREATE EXTENSION IF NOT EXISTS pgstattuple'
WHERE NOT coalesce(nullif(current_setting('app.cluster.borrowed', true), ''), 'false')::boolean
  AND EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pgstattuple')
  AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
\gexec
WITH leaves AS (
    SELECT leaf.oid
    FROM (SELECT 'app.events'::regclass AS relid UNION SELECT relid FROM pg_partition_tree('app.events')) AS tables
         JOIN pg_class leaf ON leaf.oid = tables.relid AND leaf.relkind = 'r'
), asked AS (
    SELECT found.nodename, found.nodeport, found.result
    FROM leaves, run_command_on_placements(leaves.oid, CASE
        WHEN to_regprocedure('pgstattuple_approx(regclass)') IS NULL THEN $estimate$
            SELECT json_agg(json_build_object('partition', %1$L, 'index', index, 'rows', rows, 'bytes', bytes)) FROM (
                SELECT NULL AS index, greatest(reltuples, 0)::bigint AS rows, pg_table_size(oid) AS bytes
                FROM pg_class WHERE oid = %1$L::regclass
                UNION ALL
                SELECT indexrelid::regclass::text, 0, pg_relation_size(indexrelid) FROM pg_index WHERE indrelid = %1$L::regclass) AS parts
        $estimate$
        ELSE $measured$
            SELECT json_agg(json_build_object('partition', %1$L, 'index', index, 'rows', rows, 'bytes', bytes, 'wasted', wasted::bigint,
                                              'wasted_by', CASE WHEN wasted IS NOT NULL THEN 'pgstattuple' END)) FROM (
                SELECT NULL AS index, greatest(reltuples, 0)::bigint AS rows, pg_table_size(oid) AS bytes,
                       (SELECT approx_free_space + dead_tuple_len FROM pgstattuple_approx(oid)) AS wasted
                FROM pg_class WHERE oid = %1$L::regclass
                UNION ALL
                SELECT indexrelid::regclass::text, 0, pg_relation_size(indexrelid),
                       CASE WHEN amname = 'btree' THEN
                           (SELECT CASE WHEN leaf_pages = 0 THEN 0 ELSE greatest(0, leaf_pages * 8192 * (1 - avg_leaf_density / 90)) END
                            FROM pgstatindex(indexrelid)) END
                FROM pg_index JOIN pg_class x ON x.oid = indexrelid JOIN pg_am ON pg_am.oid = x.relam
                WHERE indrelid = %1$L::regclass) AS parts
        $measured$ END) AS found
)
SELECT part ->> 'partition' AS partition, part ->> 'index' AS index, (part ->> 'rows')::bigint AS rows,
       (part ->> 'bytes')::bigint AS bytes, (part ->> 'wasted')::bigint AS wasted, part ->> 'wasted_by' AS wasted_by,
       nodename AS host, nodeport AS port
FROM asked, json_array_elements(result::json) AS part
ORDER BY 1, 2 NULLS FIRST;
