-- Of the month alone: the others have nothing to clean, and who updates one month knows which.
SELECT 'VACUUM (PARALLEL 0) ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
