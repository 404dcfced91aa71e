-- The sum is asked for once, as a condition that always holds; no row of the answer depends on it.
SELECT answer.*
FROM (
{operation}
) AS answer
WHERE (SELECT coalesce(sum(n), 0)
       FROM generate_series(1, coalesce(nullif(current_setting('app.selftest.burn', true), ''), '0')::int) AS n) >= 0
