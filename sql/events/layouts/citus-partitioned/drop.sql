-- The schema, the extension and the nodes stay: they may hold, or serve, what others made.
DROP TABLE IF EXISTS app.events;
DROP PROCEDURE IF EXISTS app.events_create_months(date, date);
