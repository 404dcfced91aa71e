-- Which place a row belongs to; null where none takes it.
--   app.contents.scanned  the table that holds it
--   app.contents.one_key  its key
--   app.contents.places   a JSON array of {"place": …, "condition": …}
SELECT format('SELECT CASE %s END AS place FROM ONLY %s WHERE %s = %L LIMIT 1',
    (SELECT string_agg(format('WHEN %s THEN %L', each ->> 'condition', each ->> 'place'), ' ')
     FROM json_array_elements(current_setting('app.contents.places')::json) AS each),
    current_setting('app.contents.scanned'),
    current_setting('app.contents.row_key'),
    current_setting('app.contents.one_key'))
\gexec
