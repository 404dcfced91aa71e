-- The partitions of all months, by the names that create.sql gives them. "pending": a DETACH CONCURRENTLY was cut off
-- halfway. "detached": out of the table, not dropped yet. Rows as the last vacuum counted them.
SELECT replace(substring(c.relname FROM '\d{4}_\d\d$'), '_', '-') AS month,
       c.oid::regclass::text AS partition,
       CASE WHEN i.inhrelid IS NULL THEN 'detached' WHEN i.inhdetachpending THEN 'pending' ELSE 'attached' END AS state,
       greatest(c.reltuples, 0)::bigint AS rows,
       pg_total_relation_size(c.oid) AS bytes
FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^events_(g\d+_|p)?\d{4}_\d\d$'
ORDER BY 1, 2;
