-- The schema, the extension and the nodes stay: they may hold, or serve, what others made.
DROP TABLE IF EXISTS app.events;
DROP PROCEDURE IF EXISTS app.events_create_months(date, date);
DROP PROCEDURE IF EXISTS app.events_move_default(date);
DROP PROCEDURE IF EXISTS app.events_create_statistics(date, date);
DROP FUNCTION IF EXISTS app.events_has_statistics(date);
DROP FUNCTION IF EXISTS app.events_has_partition(text);
