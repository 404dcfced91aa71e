CREATE EXTENSION IF NOT EXISTS citus;

-- The nodes by the addresses at which they reach each other. Without workers the coordinator holds the shards itself. Citus
-- puts shards on every worker that it knows, so one that is not asked for is an error; others' tables may need it.
DO $nodes$
DECLARE
    workers int := coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int;
    host text := coalesce(nullif(current_setting('app.cluster.entry_host', true), ''), host(inet_server_addr()), 'localhost');
    port int := coalesce(nullif(current_setting('app.cluster.entry_port', true), ''), current_setting('port'))::int;
    hosts text[] := ARRAY(SELECT coalesce(nullif(current_setting('app.cluster.follower_' || w || '_host', true), ''), 'localhost')
                          FROM generate_series(0, workers - 1) w ORDER BY w);
    ports int[] := ARRAY(SELECT coalesce(nullif(current_setting('app.cluster.follower_' || w || '_port', true), '')::int, 5441 + w)
                         FROM generate_series(0, workers - 1) w ORDER BY w);
    others text;
    removal text;
BEGIN
    SELECT string_agg(nodename || ':' || nodeport, ', ' ORDER BY nodeid),
           string_agg(format('SELECT citus_remove_node(%L, %s);', nodename, nodeport), ' ' ORDER BY nodeid)
    INTO others, removal
    FROM pg_dist_node
    WHERE groupid <> 0 AND noderole = 'primary'
      AND (nodename, nodeport) NOT IN (SELECT * FROM unnest(hosts, ports));
    IF others IS NOT NULL THEN
        RAISE EXCEPTION 'Citus knows workers in database % that the layout does not have: %', current_database(), others
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Remove them: ' || removal || ' Or take another database.';
    END IF;
    PERFORM citus_set_coordinator_host(host, port);
    PERFORM citus_set_node_property(host, port, 'shouldhaveshards', workers = 0);
    FOR w IN 1 .. workers LOOP
        PERFORM citus_add_node(hosts[w], ports[w]);
    END LOOP;
END
$nodes$;

CREATE SCHEMA IF NOT EXISTS app;

CREATE TABLE app.events (
    id          uuid          NOT NULL,
    tenant_id   int           NOT NULL,
    occurred_at timestamptz   NOT NULL,
    event_type  text          NOT NULL,
    amount      numeric(12,2) NOT NULL,
    payload     jsonb         NOT NULL
);
