-- Rows in the ingest slice: the last hour of the last month, which only batch-insert writes to. A load test compares them with
-- what servers confirmed.
SELECT count(*) AS rows
FROM app.events
WHERE occurred_at >= ((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
                      + interval '1 month' - interval '1 hour') AT TIME ZONE 'UTC';
