-- The schema stays: it may hold what others made.
DROP TABLE IF EXISTS app.events;
DROP PROCEDURE IF EXISTS app.events_create_months(date, date);
DROP PROCEDURE IF EXISTS app.events_move_default(date);
DROP FUNCTION IF EXISTS app.events_has_partition(text);
