-- The sum is asked for once, as a condition that always holds; no row of the answer depends on it. The rows come out of a
-- SELECT list, which hands them on one by one: a function in FROM would keep them all, and cost the more for each the more there are.
SELECT answer.*
FROM (
{operation}
) AS answer
WHERE (SELECT coalesce(sum(n), 0)
       FROM (SELECT generate_series(1, coalesce(nullif(current_setting('app.selftest.burn', true), ''), '0')::int) AS n)
            AS rows) >= 0
