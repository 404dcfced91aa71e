-- The schema and the extension stay: they may hold, or serve, what others made.
DROP TABLE IF EXISTS app.events;

DO $shards$
DECLARE
    server text;
BEGIN
    FOR server IN SELECT srvname FROM pg_foreign_server WHERE srvname ~ '^events_shard_[0-9]+$' LOOP
        EXECUTE format('DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER %I', server);
        EXECUTE format('DROP SERVER %I', server);
    END LOOP;
END
$shards$;
