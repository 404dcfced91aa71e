-- Each leaf table on this server (index is null) and each of its indexes, with what they waste: free and dead space. Measured
-- by pgstattuple where this role may use it. Otherwise estimated for tables, from the statistics (rows by their average
-- width), and unknown for indexes, as of those that are no B-tree.
-- In a database of somebody else (app.cluster.borrowed) nothing is made for it.
SELECT 'CREATE EXTENSION IF NOT EXISTS pgstattuple'
WHERE NOT coalesce(nullif(current_setting('app.cluster.borrowed', true), ''), 'false')::boolean
  AND EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pgstattuple')
  AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
\gexec
SELECT format($query$
    WITH leaves AS (
        SELECT c.oid, c.relname, greatest(c.reltuples, 0)::bigint AS rows
        FROM pg_class c
        WHERE c.relkind = 'r'
          AND c.oid IN (SELECT 'app.events'::regclass::oid
                        UNION ALL
                        SELECT relid::oid FROM pg_partition_tree('app.events') WHERE isleaf)
    )
    SELECT oid::regclass::text AS partition, NULL AS index, rows, pg_table_size(oid) AS bytes, (%s)::bigint AS wasted, %L AS wasted_by
    FROM leaves
    UNION ALL
    SELECT leaves.oid::regclass::text, i.indexrelid::regclass::text, rows, pg_relation_size(i.indexrelid),
           CASE WHEN amname = 'btree' THEN (%s)::bigint END, CASE WHEN amname = 'btree' THEN %L END
    FROM leaves JOIN pg_index i ON i.indrelid = leaves.oid
         JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am ON pg_am.oid = x.relam
    ORDER BY 1, 2 NULLS FIRST
$query$,
    CASE WHEN measurable THEN '(SELECT approx_free_space + dead_tuple_len FROM pgstattuple_approx(oid))'
         ELSE 'greatest(0, pg_relation_size(oid) - rows * (SELECT 28 + sum(avg_width) FROM pg_stats WHERE schemaname = ''app'' AND tablename = relname) / 0.98)'
    END,
    CASE WHEN measurable THEN 'pgstattuple' ELSE 'estimate' END,
    CASE WHEN measurable THEN '(SELECT CASE WHEN leaf_pages = 0 THEN 0 ELSE greatest(0, leaf_pages * 8192 * (1 - avg_leaf_density / 90)) END FROM pgstatindex(i.indexrelid))'
         ELSE 'NULL'
    END,
    CASE WHEN measurable THEN 'pgstattuple' END)
FROM (SELECT coalesce(has_function_privilege(to_regprocedure('pgstattuple_approx(regclass)'), 'EXECUTE'), false) AS measurable) AS how
\gexec
