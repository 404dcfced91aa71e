-- Each shard of each leaf table, asked of the worker that holds it. Rows as the last vacuum counted them.
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

SELECT 'app.events' AS name,
       found.result::json ->> 'shard' AS partition,
       (found.result::json ->> 'rows')::bigint AS rows,
       (found.result::json ->> 'table_bytes')::bigint AS table_bytes,
       (found.result::json ->> 'index_bytes')::bigint AS index_bytes,
       ARRAY(SELECT json_array_elements_text(found.result::json -> 'indexes')) AS indexes
FROM (SELECT 'app.events'::regclass AS relid UNION SELECT relid FROM pg_partition_tree('app.events')) AS tables
     JOIN pg_class leaf ON leaf.oid = tables.relid AND leaf.relkind = 'r',
     run_command_on_placements(leaf.oid, $command$
         SELECT json_build_object(
             'shard', %1$L,
             'rows', greatest(c.reltuples, 0)::bigint,
             'table_bytes', pg_table_size(c.oid),
             'index_bytes', pg_indexes_size(c.oid),
             'indexes', ARRAY(SELECT regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING ', '\1')
                              FROM pg_index i
                              WHERE i.indrelid = c.oid
                              ORDER BY 1))
         FROM pg_class c
         WHERE c.oid = %1$L::regclass
     $command$) AS found
ORDER BY partition;
