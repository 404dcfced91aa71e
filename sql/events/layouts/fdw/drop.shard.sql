-- The schema stays: it may hold what others made.
DROP TABLE IF EXISTS app.events_shard;
DROP TABLE IF EXISTS app.events_router;
