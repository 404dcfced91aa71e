-- The rows of some buckets, as texts: the parameters of buckets.sql, and
--   app.contents.chosen  numbers of buckets, a JSON array
SELECT format($rows$
    SELECT %1$s AS key, %2$s AS values
    FROM ONLY %3$s
    WHERE %4$s IS NOT DISTINCT FROM %5$L::timestamptz
      AND hashtextextended(coalesce(%1$s, '') COLLATE "C", 0) & (%6$s - 1)
          = ANY (ARRAY(SELECT json_array_elements_text(%7$L::json)::bigint))
    $rows$,
    current_setting('app.contents.row_key'),
    current_setting('app.contents.values'),
    current_setting('app.contents.scanned'),
    current_setting('app.contents.month'),
    nullif(current_setting('app.contents.only_month'), '') || '-01 00:00+00',
    current_setting('app.contents.buckets'),
    current_setting('app.contents.chosen'))
\gexec
