-- Drops the months before app.maint.before_month; or, if app.maint.keep_months is set instead, all but the newest so many
-- that have partitions (months still to come do not count). Without either it drops nothing.
WITH partitions AS (
    SELECT to_date(substring(c.relname FROM '\d{4}_\d\d$'), 'YYYY_MM') AS month
    FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
    WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^events_p\d{4}_\d\d$'
), kept AS (
    SELECT month FROM partitions
    WHERE month <= (now() AT TIME ZONE 'UTC')::date
    ORDER BY month DESC
    LIMIT nullif(current_setting('app.maint.keep_months', true), '')::int
), first_kept AS (
    SELECT coalesce((nullif(current_setting('app.maint.before_month', true), '') || '-01')::date,
                    CASE WHEN nullif(current_setting('app.maint.keep_months', true), '')::int > 0
                         THEN (SELECT min(month) FROM kept) END) AS month
)
SELECT format('CALL drop_old_time_partitions(''app.events'', %L)', first_kept.month || ' 00:00+00')
FROM first_kept
WHERE EXISTS (SELECT FROM partitions WHERE partitions.month < first_kept.month)
\gexec
