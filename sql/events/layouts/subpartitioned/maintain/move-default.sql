-- Moves what stands in the groups' default partitions into months that are made for it, one transaction each. Rows of tenants
-- that no group lists stay: a month would not help them.
SELECT format('CALL app.events_move_default(%L)', month::date)
FROM (
    SELECT DISTINCT date_trunc('month', occurred_at AT TIME ZONE 'UTC') AS month
    FROM app.events
    WHERE tableoid = ANY (ARRAY(SELECT c.oid FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid
                                WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
                                  AND i.inhparent <> 'app.events'::regclass
                                  AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'))
) AS found
ORDER BY month
\gexec
