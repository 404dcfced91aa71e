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
) PARTITION BY RANGE (occurred_at);

-- Whether a month's partition is in the table. One that was detached and not dropped bears the name and takes no row: taken
-- for the month, it would hide that the month is missing, so it is an error.
CREATE FUNCTION app.events_has_partition(partition text) RETURNS boolean LANGUAGE plpgsql AS $function$
DECLARE
    named regclass := to_regclass('app.' || partition);
BEGIN
    IF named IS NOT NULL AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = named AND NOT inhdetachpending) THEN
        RAISE EXCEPTION 'partition % is detached from app.events, and not dropped', named
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'End its archive (pglayout maintain archive), or ATTACH PARTITION it again, or DROP TABLE it.';
    END IF;
    RETURN named IS NOT NULL;
END
$function$;

-- Creates the months that are missing. In UTC, because create_time_partitions cuts months in the session's time zone.
CREATE PROCEDURE app.events_create_months(first_month date, last_month date) LANGUAGE plpgsql SET TimeZone = 'UTC' AS $procedure$
BEGIN
    PERFORM create_time_partitions('app.events', interval '1 month', last_month + interval '1 month', first_month);
END
$procedure$;

-- Whether all shards of a month have their statistics. True for a month that is not there.
CREATE FUNCTION app.events_has_statistics(month date) RETURNS boolean LANGUAGE sql AS $function$
    SELECT coalesce(bool_and(asked.success AND asked.result::int > 0), true)
    FROM to_regclass('app.events_p' || to_char(month, 'YYYY_MM')) AS partition,
         run_command_on_placements(partition, 'SELECT count(*) FROM pg_statistic_ext WHERE stxrelid = ''%s''::regclass') AS asked
    WHERE partition IS NOT NULL
$function$;

-- Citus refuses statistics on expressions for a distributed table, so each shard of the months is told by itself.
CREATE PROCEDURE app.events_create_statistics(first_month date, last_month date) LANGUAGE plpgsql AS $procedure$
DECLARE
    failed text;
BEGIN
    SELECT string_agg(DISTINCT told.result, '; ') INTO failed
    FROM generate_series(first_month::timestamp, last_month::timestamp, interval '1 month') AS month,
         to_regclass('app.events_p' || to_char(month, 'YYYY_MM')) AS partition,
         run_command_on_placements(partition, $command$
             CREATE STATISTICS IF NOT EXISTS %1$s_by_month (ndistinct)
                 ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM %1$s
         $command$) AS told
    WHERE partition IS NOT NULL AND NOT told.success;
    IF failed IS NOT NULL THEN
        RAISE EXCEPTION 'statistics on shards: %', failed;
    END IF;
END
$procedure$;

-- Moves the rows of one month out of the default partition, into a partition that is made for them. SHARE ROW EXCLUSIVE on
-- the parent makes writers wait before they choose a partition.
CREATE PROCEDURE app.events_move_default(month date) LANGUAGE plpgsql AS $procedure$
DECLARE
    partition text := 'events_p' || to_char(month, 'YYYY_MM');
    from_time text := month || ' 00:00+00';
    until_time text := (month + interval '1 month')::date || ' 00:00+00';
BEGIN
    -- One connection to each worker: what one shard's DDL has done must be seen by the next statement.
    SET LOCAL citus.multi_shard_modify_mode = 'sequential';
    LOCK TABLE ONLY app.events IN SHARE ROW EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE app.%I (LIKE app.events INCLUDING DEFAULTS)', partition);
    PERFORM create_distributed_table('app.' || quote_ident(partition), 'tenant_id', colocate_with => 'app.events');
    EXECUTE format('INSERT INTO app.%I SELECT * FROM app.events_default WHERE occurred_at >= %L AND occurred_at < %L',
                   partition, from_time, until_time);
    EXECUTE format('DELETE FROM app.events_default WHERE occurred_at >= %L AND occurred_at < %L', from_time, until_time);
    EXECUTE format('ALTER TABLE app.events ATTACH PARTITION app.%I FOR VALUES FROM (%L) TO (%L)',
                   partition, from_time, until_time);
END
$procedure$;
