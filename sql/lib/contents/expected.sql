-- An empty table for the generator's rows, gone with the session; its columns have the types that the dataset names.
DROP TABLE IF EXISTS pg_temp.pglayout_expected;
SELECT format('CREATE TEMP TABLE pglayout_expected (%s)',
              string_agg(format('%I %s', "column" ->> 'name', "column" ->> 'type'), ', ' ORDER BY place))
FROM json_array_elements(current_setting('app.contents.columns')::json) WITH ORDINALITY AS listed("column", place)
\gexec
