-- Whatever of it the operation did: nothing is inserted where the month is still there.
SELECT 'DROP INDEX ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'i' AND c.relname ~ '_upkeep$'
HAVING count(*) > 0
\gexec
SELECT 'DROP TABLE ' || string_agg(c.oid::regclass::text, ', ' ORDER BY c.relname)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
  AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
HAVING count(*) > 0
\gexec
SELECT format('CALL app.events_create_months(%L, %L)', m || '-01', m || '-01') FROM current_setting('app.maint.month') AS m
\gexec
-- The default partition that detach-month took away: the whole name but for its end is its parent's.
SELECT format('ALTER TABLE app.%I ATTACH PARTITION %s DEFAULT', regexp_replace(c.relname, '_default$', ''), c.oid::regclass)
FROM pg_class c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^events_([a-z0-9]+_)?default$'
  AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
\gexec
SELECT format('DELETE FROM app.events WHERE occurred_at >= %L AND occurred_at < %L AND event_type = ''late''',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
WITH month AS MATERIALIZED (SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM pglayout_upkeep.month)
SELECT 'INSERT INTO app.events SELECT * FROM pglayout_upkeep.month'
WHERE (SELECT count(*) FROM app.events, month WHERE occurred_at >= first AND occurred_at <= last) = 0
\gexec
VACUUM (FREEZE, INDEX_CLEANUP ON, PARALLEL 0) app.events;
