-- Detached first, so that no row can come in between; not concurrently, because the layout has its default partition.
SELECT format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, c.oid::regclass)
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
SELECT format('COPY (SELECT * FROM (%s) AS month ORDER BY occurred_at, id, tenant_id) TO STDOUT (FORMAT csv, HEADER)',
              string_agg('SELECT id, tenant_id, occurred_at, event_type, amount, payload FROM ' || c.oid::regclass, ' UNION ALL '))
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
