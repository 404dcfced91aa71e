-- Creates the partitions of these months where they are missing; a second run does nothing.
SELECT format('CALL app.events_create_months(%L, %L)', month::date, month::date)
FROM generate_series(
         (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp,
         (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp,
         interval '1 month') AS month
WHERE NOT app.events_has_partition('events_' || to_char(month, 'YYYY_MM'))
ORDER BY month
\gexec
