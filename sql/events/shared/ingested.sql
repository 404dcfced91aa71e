-- Rows in the ingest slice: the last hour of the last month, which only batch-insert writes to. A load test compares them with
-- what servers confirmed. Rows of inserts that failed may be there or not: app.ingest.unconfirmed names them, as a JSON array of
-- objects with the insert's binds. Settings of this session are not those of a worker: MATERIALIZED reads them here.
WITH slice AS MATERIALIZED (
    SELECT ((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
            + interval '1 month' - interval '1 hour') AT TIME ZONE 'UTC' AS from_time
), unconfirmed AS MATERIALIZED (
    SELECT id
    FROM jsonb_to_recordset(coalesce(nullif(current_setting('app.ingest.unconfirmed', true), ''), '[]')::jsonb) AS u (id uuid)
)
SELECT count(*) AS rows, count(unconfirmed.id) AS unconfirmed
FROM app.events AS e LEFT JOIN unconfirmed ON unconfirmed.id = e.id
WHERE e.occurred_at >= (SELECT from_time FROM slice);
