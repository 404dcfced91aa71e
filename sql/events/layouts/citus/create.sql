CREATE EXTENSION IF NOT EXISTS citus;

-- The nodes by the addresses at which they reach each other. Without workers the coordinator holds the shards itself.
DO $nodes$
DECLARE
    workers int := coalesce(nullif(current_setting('app.cluster.followers', true), ''), '2')::int;
    host text := coalesce(nullif(current_setting('app.cluster.entry_host', true), ''), host(inet_server_addr()), 'localhost');
    port int := coalesce(nullif(current_setting('app.cluster.entry_port', true), ''), current_setting('port'))::int;
BEGIN
    PERFORM citus_set_coordinator_host(host, port);
    PERFORM citus_set_node_property(host, port, 'shouldhaveshards', workers = 0);
    FOR w IN 0 .. workers - 1 LOOP
        PERFORM citus_add_node(
            coalesce(nullif(current_setting('app.cluster.follower_' || w || '_host', true), ''), 'localhost'),
            coalesce(nullif(current_setting('app.cluster.follower_' || w || '_port', true), ''), (5441 + w)::text)::int);
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
