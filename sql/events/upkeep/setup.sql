-- A copy of the month, in order of time as it was loaded, to bring it back from.
DROP SCHEMA IF EXISTS pglayout_upkeep CASCADE;
CREATE SCHEMA pglayout_upkeep;
SELECT format('CREATE TABLE pglayout_upkeep.month AS SELECT * FROM app.events WHERE occurred_at >= %L AND occurred_at < %L'
              ' ORDER BY occurred_at, id',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
VACUUM (FREEZE, ANALYZE) pglayout_upkeep.month;
