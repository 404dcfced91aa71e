-- Where the rows of a table live, by the catalog of the entry server: one line for each table that holds some, be it a partition, the
-- table behind a foreign partition, or a shard.
--   host, port  of its server, as the entry server reaches it; null: this one
--   database    the one that a foreign server leads to; null: the same as here
--   relation    its name there
--   belongs     which rows belong there, as its own server understands it; true where that server lets no others in. No row belongs in a
--               default partition: there it escapes pruning
--   holds       the same, as the entry server understands it
--   setup       what its server needs before it understands it
--   copy        null, or the name of a copy that has all rows
SELECT $places$
WITH leaves AS (
    SELECT c.oid, c.relkind, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) AS name,
           coalesce(pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT', false) AS is_default,
           coalesce(pg_get_partition_constraintdef(c.oid), 'true') AS bounds
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'f')
      AND c.oid IN (SELECT current_setting('app.contents.relation')::regclass::oid
                    UNION ALL
                    SELECT relid::oid FROM pg_partition_tree(current_setting('app.contents.relation')::regclass))
), foreign_leaves AS (
    SELECT leaves.*, host, port, dbname, format('%I.%I', coalesce(remote_schema, nspname), coalesce(remote_table, relname)) AS remote
    FROM leaves
         JOIN pg_foreign_table ON ftrelid = oid
         JOIN pg_foreign_server server ON server.oid = ftserver,
         LATERAL (SELECT coalesce(min(option_value) FILTER (WHERE option_name = 'host'), 'localhost') AS host,
                         coalesce(min(option_value) FILTER (WHERE option_name = 'port'), '5432')::int AS port,
                         coalesce(min(option_value) FILTER (WHERE option_name = 'dbname'), current_user) AS dbname
                  FROM pg_options_to_table(srvoptions)) AS address,
         LATERAL (SELECT min(option_value) FILTER (WHERE option_name = 'schema_name') AS remote_schema,
                         min(option_value) FILTER (WHERE option_name = 'table_name') AS remote_table
                  FROM pg_options_to_table(ftoptions)) AS named
)
-- A hash is that of a partitioned table, which the other server does not have: it gets an empty one with the same key.
SELECT host, port, dbname AS database, remote AS relation,
       CASE WHEN is_default THEN 'false'
            ELSE regexp_replace(bounds, 'satisfies_hash_partition\(''(\d+)''::oid',
                                'satisfies_hash_partition(''pg_temp.pglayout_router_\1''::regclass', 'g') END AS belongs,
       CASE WHEN is_default THEN 'false' ELSE bounds END AS holds,
       (SELECT string_agg(format('CREATE TEMP TABLE IF NOT EXISTS pglayout_router_%s (LIKE %s) PARTITION BY %s',
                                 partrelid, remote, pg_get_partkeydef(partrelid)), '; ')
        FROM pg_partition_ancestors(foreign_leaves.oid) JOIN pg_partitioned_table ON partrelid = relid
        WHERE partstrat = 'h') AS setup,
       NULL AS copy
FROM foreign_leaves
UNION ALL
SELECT NULL, NULL, NULL, name, (NOT is_default)::text, CASE WHEN is_default THEN 'false' ELSE bounds END, NULL, NULL
FROM leaves
WHERE relkind = 'r'
$places$ || CASE WHEN EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') THEN $citus$
  AND oid NOT IN (SELECT logicalrelid FROM pg_dist_partition)
UNION ALL
SELECT nodename, nodeport, NULL, shard_name(logicalrelid, shardid), CASE WHEN is_default THEN 'false' ELSE hashes END,
       CASE WHEN is_default THEN 'false' ELSE format('(%s) AND (%s)', hashes, bounds) END, NULL,
       CASE WHEN repmodel = 't' THEN nodename || ':' || nodeport END
FROM leaves
     JOIN pg_dist_partition ON logicalrelid = oid
     JOIN pg_dist_shard USING (logicalrelid)
     JOIN pg_dist_placement USING (shardid)
     JOIN pg_dist_node USING (groupid),
     LATERAL (SELECT CASE WHEN partmethod = 'h'
                          THEN format('worker_hash(%I) BETWEEN %s AND %s', column_to_column_name(logicalrelid, partkey),
                                      shardminvalue, shardmaxvalue)
                          ELSE 'true' END AS hashes) AS shard
WHERE noderole = 'primary'
$citus$ ELSE '' END || ' ORDER BY 1, 2, 4'
\gexec
