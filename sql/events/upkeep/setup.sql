-- A copy of the month, in order of time as it was loaded, to bring it back from. Only a schema of pglayout's own makes way.
SELECT 'DROP SCHEMA pglayout_upkeep CASCADE'
FROM pg_namespace
WHERE nspname = 'pglayout_upkeep' AND obj_description(oid, 'pg_namespace') ~ '^made by pglayout'
\gexec
CREATE SCHEMA pglayout_upkeep;
COMMENT ON SCHEMA pglayout_upkeep IS 'made by pglayout for upkeep';
SELECT format('CREATE TABLE pglayout_upkeep.month AS SELECT * FROM app.events WHERE occurred_at >= %L AND occurred_at < %L'
              ' ORDER BY occurred_at, id',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
VACUUM (FREEZE, ANALYZE) pglayout_upkeep.month;
