SELECT format('ALTER TABLE %s DETACH PARTITION %s CONCURRENTLY', i.inhparent::regclass, c.oid::regclass)
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
