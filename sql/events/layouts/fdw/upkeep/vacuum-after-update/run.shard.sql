VACUUM (PARALLEL 0) app.events_shard;
