-- Each leaf table on this server; foreign tables hold nothing here. Rows as the last vacuum counted them.
SELECT 'shop.orders' AS name,
       c.oid::regclass::text AS partition,
       greatest(c.reltuples, 0)::bigint AS rows,
       pg_table_size(c.oid) AS table_bytes,
       pg_indexes_size(c.oid) AS index_bytes,
       ARRAY(SELECT regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING ', '\1')
             FROM pg_index i
             WHERE i.indrelid = c.oid
             ORDER BY 1) AS indexes
FROM pg_class c
WHERE c.relkind = 'r'
  AND c.oid IN (SELECT 'shop.orders'::regclass::oid
                UNION ALL
                SELECT relid::oid FROM pg_partition_tree('shop.orders') WHERE isleaf)
ORDER BY c.oid::regclass::text;
