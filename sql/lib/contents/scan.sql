-- One table that holds rows, read once: how many there are of each month, their numbers' sum, and how many belong elsewhere.
--   app.contents.scanned  its name
--   app.contents.belongs  which rows belong in it
--   app.contents.setup    what that needs; may be empty
SELECT nullif(current_setting('app.contents.setup', true), '')
\gexec
SELECT format($scan$
    SELECT coalesce(to_char(month, 'YYYY-MM'), '') AS month, rows, checksum, misplaced
    FROM (SELECT %s AS month, count(*) AS rows, sum(%s) AS checksum, count(*) FILTER (WHERE (%s) IS NOT TRUE) AS misplaced
          FROM ONLY %s
          GROUP BY 1) AS months
    $scan$,
    current_setting('app.contents.month'),
    current_setting('app.contents.hash'),
    current_setting('app.contents.belongs'),
    current_setting('app.contents.scanned'))
\gexec
