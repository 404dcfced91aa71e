-- Rows in default partitions, by month. A default of another level (tenants that no group lists) says so: a month does
-- not help its rows.
SELECT string_agg(format('SELECT %L AS partition, to_char(occurred_at AT TIME ZONE ''UTC'', ''YYYY-MM'') AS month,'
                         ' count(*) AS rows, %L::boolean AS movable FROM %s GROUP BY 2',
                         c.oid::regclass, parent.partstrat = 'r', c.oid::regclass), ' UNION ALL ')
       || ' ORDER BY 1, 2'
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_partitioned_table parent ON parent.partrelid = i.inhparent
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'
HAVING count(*) > 0
\gexec
