-- The key of the first row that does not belong in its table: app.contents.scanned, and the condition
-- app.contents.belongs with its app.contents.setup.
SELECT nullif(current_setting('app.contents.setup', true), '')
\gexec
SELECT format('SELECT %s AS key FROM ONLY %s WHERE (%s) IS NOT TRUE ORDER BY 1 LIMIT 1',
    current_setting('app.contents.row_key'),
    current_setting('app.contents.scanned'),
    current_setting('app.contents.belongs'))
\gexec
