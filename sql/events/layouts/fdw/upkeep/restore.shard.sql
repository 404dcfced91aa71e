DROP INDEX IF EXISTS app.events_upkeep;
VACUUM (FREEZE, INDEX_CLEANUP ON, PARALLEL 0) app.events_shard;
