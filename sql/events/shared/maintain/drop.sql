-- Drops the months before app.maint.before_month; or, if app.maint.keep_months is set instead, all but the newest so many
-- that have partitions (months still to come do not count). Without either it drops nothing.
-- One statement for each month: no month is ever half there. Each holds ACCESS EXCLUSIVE on the parents until it commits, and
-- takes them in the order in which queries do: tenant groups by the first tenant that they list, whatever their names.
WITH partitions AS (
    SELECT c.oid, to_date(substring(c.relname FROM '\d{4}_\d\d$'), 'YYYY_MM') AS month,
           (regexp_match(pg_get_expr(g.relpartbound, g.oid), '\d+'))[1]::bigint AS first_tenant
    FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class g ON g.oid = i.inhparent
    WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^events_(g\d+_|p)?\d{4}_\d\d$'
), kept AS (
    SELECT DISTINCT month FROM partitions
    WHERE month <= (now() AT TIME ZONE 'UTC')::date
    ORDER BY month DESC
    LIMIT nullif(current_setting('app.maint.keep_months', true), '')::int
), first_kept AS (
    SELECT coalesce((nullif(current_setting('app.maint.before_month', true), '') || '-01')::date,
                    CASE WHEN nullif(current_setting('app.maint.keep_months', true), '')::int > 0
                         THEN (SELECT min(month) FROM kept) END) AS month
)
SELECT 'DROP TABLE ' || string_agg(oid::regclass::text, ', ' ORDER BY first_tenant, oid::regclass::text)
FROM partitions
WHERE month < (SELECT month FROM first_kept)
GROUP BY month
ORDER BY month
\gexec
