-- One foreign server and one foreign partition for each shard.
DO $shards$
DECLARE
    shards int := coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int;
    server text;
    partition text;
    shard text;
BEGIN
    FOR r IN 0 .. shards - 1 LOOP
        server := 'events_shard_' || r;
        partition := 'events_mod' || shards || '_r' || r;
        shard := 'app.cluster.follower_' || r;
        EXECUTE format(
            'CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS'
            ' (host %L, port %L, dbname %L, async_capable %L, fetch_size %L, batch_size %L)', server,
            coalesce(nullif(current_setting(shard || '_host', true), ''), '127.0.0.1'),
            coalesce(nullif(current_setting(shard || '_port', true), ''), '5432'),
            coalesce(nullif(current_setting('app.cluster.database', true), ''), current_database()),
            coalesce(nullif(current_setting('app.layout.async_capable', true), ''), 'true'),
            coalesce(nullif(current_setting('app.layout.fetch_size', true), ''), '1000'),
            coalesce(nullif(current_setting('app.layout.batch_size', true), ''), '100'));
        EXECUTE format(
            'CREATE USER MAPPING FOR CURRENT_USER SERVER %I OPTIONS (user %L, password %L)', server,
            coalesce(nullif(current_setting('app.cluster.user', true), ''), current_user),
            coalesce(current_setting('app.cluster.password', true), ''));
        EXECUTE format(
            'CREATE FOREIGN TABLE app.%I PARTITION OF app.events FOR VALUES WITH (MODULUS %s, REMAINDER %s)'
            ' SERVER %I OPTIONS (schema_name ''app'', table_name ''events_shard'')', partition, shards, r, server);
        EXECUTE format(
            'CREATE STATISTICS app.%I (ndistinct) ON date_trunc(''month'', occurred_at AT TIME ZONE ''UTC''), event_type'
            ' FROM app.%I', partition || '_by_month', partition);
    END LOOP;
EXCEPTION WHEN OTHERS THEN
    -- Without this the log would show the failed statement, and with it the password.
    RAISE EXCEPTION 'cannot attach the shards: %', SQLERRM;
END
$shards$;
