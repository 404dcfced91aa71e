-- As scan.sql of one table and one month, by buckets of the rows' keys.
--   app.contents.scanned     the table's name
--   app.contents.only_month  2024-01, or empty for rows without one
--   app.contents.buckets     how many buckets: a power of two
SELECT format($buckets$
    SELECT hashtextextended(coalesce(%s, '') COLLATE "C", 0) & (%s - 1) AS bucket, count(*) AS rows, sum(%s) AS checksum
    FROM ONLY %s
    WHERE %s IS NOT DISTINCT FROM %L::timestamptz
    GROUP BY 1
    $buckets$,
    current_setting('app.contents.row_key'),
    current_setting('app.contents.buckets'),
    current_setting('app.contents.hash'),
    current_setting('app.contents.scanned'),
    current_setting('app.contents.month'),
    nullif(current_setting('app.contents.only_month'), '') || '-01 00:00+00')
\gexec
