-- Whatever of it the operation did: nothing is inserted where the month is still there.
SELECT format('DELETE FROM app.events WHERE occurred_at >= %L AND occurred_at < %L AND event_type = ''late''',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
WITH month AS MATERIALIZED (SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM pglayout_upkeep.month)
SELECT 'INSERT INTO app.events SELECT * FROM pglayout_upkeep.month'
WHERE (SELECT count(*) FROM app.events, month WHERE occurred_at >= first AND occurred_at <= last) = 0
\gexec
