-- Empties the ingest slice: the last hour of the last month, which only batch-insert writes to. The moment goes into the
-- text, because a worker does not know the settings of this session.
DO $restore$
BEGIN
    EXECUTE format('DELETE FROM app.events WHERE occurred_at >= %L', to_char(
        (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
        + interval '1 month' - interval '1 hour', 'YYYY-MM-DD HH24:MI:SS+00'));
END
$restore$;
-- INDEX_CLEANUP, because vacuum would otherwise leave so few dead rows in the indexes and every round would start from a
-- larger table. No ANALYZE: another random sample might change a plan between two rounds. Pages that nothing touched
-- are frozen and skipped, so other partitions cost next to nothing.
VACUUM (FREEZE, INDEX_CLEANUP ON, PARALLEL 0) app.events;

-- Must be none; pglayout checks it before each iteration. MATERIALIZED, so that the session's settings are read here.
WITH slice AS MATERIALIZED (
    SELECT ((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
            + interval '1 month' - interval '1 hour') AT TIME ZONE 'UTC' AS begins
)
SELECT count(*) AS rows_left
FROM app.events, slice
WHERE occurred_at >= begins;
