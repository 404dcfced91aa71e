-- Some tables that hold rows, each read once: how many there are of each month, their numbers' sum, and how many belong elsewhere.
--   app.contents.scans  a JSON array of {"relation": name, "belongs": which rows belong in it}
--   app.contents.setup  what these conditions need; may be empty
SELECT nullif(current_setting('app.contents.setup', true), '')
\gexec
SELECT string_agg(format($scan$
    SELECT %s AS place, coalesce(to_char(month, 'YYYY-MM'), '') AS month, rows, checksum, misplaced
    FROM (SELECT %s AS month, count(*) AS rows, sum(%s) AS checksum, count(*) FILTER (WHERE (%s) IS NOT TRUE) AS misplaced
          FROM ONLY %s
          GROUP BY 1) AS months
    $scan$,
    place - 1,
    current_setting('app.contents.month'),
    current_setting('app.contents.hash'),
    scan ->> 'belongs',
    scan ->> 'relation'), 'UNION ALL')
FROM json_array_elements(current_setting('app.contents.scans')::json) WITH ORDINALITY AS listed(scan, place)
\gexec
