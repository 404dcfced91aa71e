-- question:  What does it cost to write the oldest month to a file, and to drop it?
-- meanwhile: point-lookup
SELECT format('COPY (SELECT * FROM app.events WHERE occurred_at >= %L AND occurred_at < %L ORDER BY occurred_at, id, tenant_id)'
              ' TO STDOUT (FORMAT csv, HEADER)',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
SELECT format('DELETE FROM app.events WHERE occurred_at >= %L AND occurred_at < %L',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
VACUUM (PARALLEL 0) app.events;
