-- In the order in which queries lock partitions: in another one, a reader and this statement could wait for each other.
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
