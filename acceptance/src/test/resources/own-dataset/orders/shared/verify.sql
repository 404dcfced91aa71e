WITH given AS (
    SELECT (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp AS first_month,
           (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp AS last_month,
           coalesce(nullif(current_setting('app.dataset.rows_per_month', true), ''), '50000')::bigint AS rows_per_month
), months AS (
    SELECT m AS month, m AT TIME ZONE 'UTC' AS from_time, (m + interval '1 month') AT TIME ZONE 'UTC' AS until_time
    FROM given, generate_series(first_month, last_month, interval '1 month') m
), default_partitions AS (
    SELECT c.oid
    FROM pg_partition_tree('shop.orders') p JOIN pg_class c ON c.oid = p.relid
    WHERE p.isleaf AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'
), checks AS (
    SELECT 1 AS part, 'rows in ' || to_char(month, 'YYYY-MM') AS "check", rows_per_month AS expected,
           (SELECT count(*) FROM shop.orders WHERE ordered_at >= from_time AND ordered_at < until_time) AS actual
    FROM given, months
    UNION ALL
    SELECT 2, 'rows outside these months', 0,
           (SELECT count(*) FROM shop.orders
            WHERE ordered_at < (SELECT min(from_time) FROM months)
               OR ordered_at >= (SELECT max(until_time) FROM months))
    UNION ALL
    -- A row there escapes pruning. The first condition saves the scan of everything: no page, no row.
    SELECT 3, 'rows in default partitions', 0,
           (SELECT count(*) FROM shop.orders
            WHERE (SELECT sum(pg_relation_size(oid)) > 0 FROM default_partitions)
              AND tableoid = ANY (ARRAY(SELECT oid FROM default_partitions)))
    WHERE EXISTS (SELECT FROM default_partitions)
), lines AS (
    SELECT part, "check", expected, actual, expected = actual AS passed FROM checks
    UNION ALL
    SELECT 4, 'total', sum(expected), sum(actual), bool_and(expected = actual) FROM checks
)
SELECT "check", expected::text AS expected, actual::text AS actual, CASE WHEN passed THEN 'PASS' ELSE 'FAIL' END AS verdict
FROM lines
ORDER BY part, "check";
