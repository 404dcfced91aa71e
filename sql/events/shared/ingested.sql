-- Rows in the ingest slice: the last hour of the last month, which only batch-insert writes to. A load test compares them with
-- what servers confirmed. Rows of inserts that failed may be there or not: app.ingest.unconfirmed names them, as a JSON array of
-- objects with the columns that were written; without an id nobody can say. The settings go into the text, because neither
-- a worker of Citus nor a foreign server knows those of this session.
SELECT format($query$
    WITH unconfirmed AS (SELECT id FROM jsonb_to_recordset(%L::jsonb) AS u (id uuid))
    SELECT count(*) AS rows, CASE WHEN %L::boolean THEN count(unconfirmed.id) END AS unconfirmed
    FROM app.events AS e LEFT JOIN unconfirmed ON unconfirmed.id = e.id
    WHERE e.occurred_at >= %L
    $query$,
    unconfirmed, (SELECT count(*) = count(id) FROM jsonb_to_recordset(unconfirmed) AS u (id uuid)),
    to_char((coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date
            + interval '1 month' - interval '1 hour', 'YYYY-MM-DD HH24:MI:SS+00'))
FROM (SELECT coalesce(nullif(current_setting('app.ingest.unconfirmed', true), ''), '[]')::jsonb AS unconfirmed) AS given
\gexec
