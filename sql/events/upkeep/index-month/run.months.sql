SELECT format('CREATE INDEX %I ON %s (event_type, amount)', c.relname || '_upkeep', c.oid::regclass)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
\gexec
