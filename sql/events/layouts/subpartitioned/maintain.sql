-- Creates the partitions of these months where a group lacks them; a second run does nothing.
SELECT format('CALL app.events_create_months(%L, %L)', month::date, month::date)
FROM generate_series(
         (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp,
         (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp,
         interval '1 month') AS month
WHERE EXISTS (SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
              WHERE i.inhparent = 'app.events'::regclass AND c.relkind = 'p'
                AND NOT app.events_has_partition(c.relname || to_char(month, '_YYYY_MM')))
ORDER BY month
\gexec
