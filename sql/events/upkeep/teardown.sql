-- The copy of the month is needed no more. Only a schema of pglayout's own goes.
SELECT 'DROP SCHEMA pglayout_upkeep CASCADE'
FROM pg_namespace
WHERE nspname = 'pglayout_upkeep' AND obj_description(oid, 'pg_namespace') ~ '^made by pglayout'
\gexec
