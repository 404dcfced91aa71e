-- Drops the tables of app.maint.month that are detached; those that are still partitions are left alone.
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
  AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
HAVING count(*) > 0
\gexec
