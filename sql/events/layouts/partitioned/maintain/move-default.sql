-- Moves what stands in the default partition into months that are made for it, one transaction each.
SELECT format('CALL app.events_move_default(%L)', month::date)
FROM (SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month FROM app.events_default) AS found
WHERE NOT app.events_has_partition('events_' || to_char(month, 'YYYY_MM'))
ORDER BY month
\gexec
