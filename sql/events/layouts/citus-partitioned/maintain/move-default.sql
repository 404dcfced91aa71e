-- Moves what stands in the default partition into months that are made for it, one transaction each. Statistics as in
-- index.sql follow in another one: each shard is told by itself, in a session that sees only what is committed.
SELECT format('CALL app.events_move_default(%L)', month::date),
       format('CALL app.events_create_statistics(%L, %L)', month::date, month::date)
FROM (SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month FROM app.events_default) AS found
WHERE NOT app.events_has_partition('events_p' || to_char(month, 'YYYY_MM'))
ORDER BY month
\gexec
