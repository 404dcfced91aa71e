-- Before any other file of this folder, in the same session: which table is compared, and how its rows become numbers.
--   app.contents.table    schema and name
--   app.contents.columns  its columns, a JSON array of {"name": …, "type": …}
--   app.contents.key      the names of those that tell rows apart, a JSON array
--   app.contents.time     the name of the one that says when, or empty
-- Values are compared as the text that PostgreSQL prints, so whatever changes it is the same in every session.
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, YMD';
SET IntervalStyle = 'postgres';
SET extra_float_digits = 1;
SET bytea_output = 'hex';
SET lc_monetary = 'C';

SELECT set_config('app.contents.relation', string_agg(quote_ident(part), '.' ORDER BY place), false)
FROM unnest(string_to_array(current_setting('app.contents.table'), '.')) WITH ORDINALITY AS name(part, place);

-- A row's number: each column's text hashed with the number of those before it, so that values that changed places are seen, and
-- NULL is not ''. Numbers are added up, so that the order of rows does not matter and a doubled row does.
SELECT set_config('app.contents.hash', string_agg(format('hashtextextended(coalesce(''='' || %I::text, '''') COLLATE "C", ', "column" ->> 'name'),
                                                  '' ORDER BY place DESC) || '0' || repeat(')', count(*)::int), false),
       set_config('app.contents.values', format('ARRAY[%s]', string_agg(format('%I::text', "column" ->> 'name'), ', ' ORDER BY place)), false)
FROM json_array_elements(current_setting('app.contents.columns')::json) WITH ORDINALITY AS listed("column", place);

SELECT set_config('app.contents.row_key', CASE count(*) WHEN 1 THEN min(format('%I::text', name))
                                          ELSE format('ROW(%s)::text', string_agg(quote_ident(name), ', ' ORDER BY place)) END, false)
FROM json_array_elements_text(current_setting('app.contents.key')::json) WITH ORDINALITY AS listed(name, place);

-- The month that a row is of; an integer is a Unix time.
SELECT set_config('app.contents.month', coalesce(
    (SELECT CASE WHEN "column" ->> 'type' IN ('smallint', 'int', 'integer', 'bigint', 'int2', 'int4', 'int8')
                 THEN format('date_trunc(''month'', to_timestamp(%I))', "column" ->> 'name')
                 ELSE format('date_trunc(''month'', %I::timestamptz)', "column" ->> 'name') END
     FROM json_array_elements(current_setting('app.contents.columns')::json) AS "column"
     WHERE "column" ->> 'name' = current_setting('app.contents.time', true)),
    'NULL::timestamptz'), false);
