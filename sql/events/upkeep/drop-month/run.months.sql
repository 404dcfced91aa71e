-- In the order in which queries lock partitions, or a reader and this statement could wait for each other: tenant groups by
-- the first tenant that they list, whatever their names.
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', '
                                   ORDER BY (regexp_match(pg_get_expr(g.relpartbound, g.oid), '\d+'))[1]::bigint, c.relname)
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class g ON g.oid = i.inhparent
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
