-- question:  What does it cost to index one more column of the oldest month?
-- meanwhile: point-lookup
-- A partial index: no cheaper way to have the month alone in it. All of the table is read for it.
SELECT format('CREATE INDEX events_upkeep ON app.events (event_type, amount) WHERE occurred_at >= %L AND occurred_at < %L',
              m || '-01 00:00+00', ((m || '-01')::date + interval '1 month')::date || ' 00:00+00')
FROM current_setting('app.maint.month') AS m
\gexec
