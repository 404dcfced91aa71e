-- question:  What does it cost to drop the oldest month?
-- meanwhile: point-lookup
SELECT format('DELETE FROM app.events WHERE occurred_at >= %L AND occurred_at < %L',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
VACUUM (PARALLEL 0) app.events;
