-- Writes the rows of app.maint.month, attached or detached, as CSV; in one order and one time zone, so that the same rows
-- give the same bytes:  psql -qAt -c "SET app.maint.month = '2024-01'" -f export.sql > events-2024-01.csv
SET TimeZone = 'UTC';
SELECT format('COPY (SELECT * FROM (%s) AS month ORDER BY occurred_at, id, tenant_id) TO STDOUT (FORMAT csv, HEADER)',
              string_agg('SELECT id, tenant_id, occurred_at, event_type, amount, payload FROM ' || c.oid::regclass, ' UNION ALL '
                         ORDER BY c.relname))
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
HAVING count(*) > 0
\gexec
