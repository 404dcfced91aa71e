CREATE SCHEMA IF NOT EXISTS app;

CREATE TABLE app.events (
    id          uuid          NOT NULL,
    tenant_id   int           NOT NULL,
    occurred_at timestamptz   NOT NULL,
    event_type  text          NOT NULL,
    amount      numeric(12,2) NOT NULL,
    payload     jsonb         NOT NULL
) PARTITION BY LIST (tenant_id);

CREATE TABLE app.events_default PARTITION OF app.events DEFAULT;

CREATE STATISTICS app.events_default_by_month (ndistinct)
    ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM app.events_default;

-- Group g lists the tenants t with t % groups = g.
DO $groups$
DECLARE
    groups int := coalesce(nullif(current_setting('app.layout.tenant_groups', true), ''), '4')::int;
    tenants int := coalesce(nullif(current_setting('app.dataset.tenants', true), ''), '100')::int;
    listed text;
BEGIN
    FOR g IN 0 .. groups - 1 LOOP
        SELECT string_agg(t::text, ', ' ORDER BY t) INTO listed FROM generate_series(1, tenants) t WHERE t % groups = g;
        CONTINUE WHEN listed IS NULL;
        EXECUTE format('CREATE TABLE app.%I PARTITION OF app.events FOR VALUES IN (%s) PARTITION BY RANGE (occurred_at)',
                       'events_g' || g, listed);
        EXECUTE format('CREATE TABLE app.%I PARTITION OF app.%I DEFAULT', 'events_g' || g || '_default', 'events_g' || g);
        EXECUTE format('CREATE STATISTICS app.%I (ndistinct) ON date_trunc(''month'', occurred_at AT TIME ZONE ''UTC''),'
                       ' event_type FROM app.%I', 'events_g' || g || '_default_by_month', 'events_g' || g || '_default');
    END LOOP;
END
$groups$;

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

-- Creates the months that are missing in every group. Bounds carry their offset, so the session's TimeZone does not
-- matter. A partition's own statistics count when it is planned alone (enable_partitionwise_aggregate).
CREATE PROCEDURE app.events_create_months(first_month date, last_month date) LANGUAGE plpgsql AS $procedure$
DECLARE
    -- Into so many equal partitions a month is cut.
    parts int := coalesce(nullif(current_setting('app.layout.partitions_per_month', true), ''), '1')::int;
    bound CONSTANT text := 'YYYY-MM-DD HH24:MI:SS.US+00';
    tenant_group text;
    from_month date;
    width interval;
    partition text;
BEGIN
    FOR tenant_group IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'app.events'::regclass AND c.relkind = 'p' ORDER BY c.relname
    LOOP
        from_month := first_month;
        WHILE from_month <= last_month LOOP
            width := (from_month + interval '1 month') - from_month::timestamp;
            FOR part IN 1 .. parts LOOP
                partition := tenant_group || '_' || to_char(from_month, 'YYYY_MM')
                             || CASE WHEN parts > 1 THEN to_char(part, '"_"FM0000') ELSE '' END;
                CONTINUE WHEN app.events_has_partition(partition);
                EXECUTE format('CREATE TABLE app.%I PARTITION OF app.%I FOR VALUES FROM (%L) TO (%L)', partition, tenant_group,
                               to_char(from_month + width * ((part - 1)::float8 / parts), bound),
                               to_char(from_month + width * (part::float8 / parts), bound));
                EXECUTE format('CREATE STATISTICS app.%I (ndistinct) ON date_trunc(''month'', occurred_at AT TIME ZONE'
                               ' ''UTC''), event_type FROM app.%I', partition || '_by_month', partition);
            END LOOP;
            from_month := from_month + interval '1 month';
        END LOOP;
    END LOOP;
END
$procedure$;

-- Moves the rows of one month out of the groups' default partitions, into partitions that are made for them. SHARE ROW
-- EXCLUSIVE on the parent makes writers wait before they choose a partition, so that none of them is refused by a default
-- afterwards; readers wait only while months are attached.
CREATE PROCEDURE app.events_move_default(month date) LANGUAGE plpgsql AS $procedure$
DECLARE
    tenant_group text;
    partition text;
    from_time timestamptz := month::timestamp AT TIME ZONE 'UTC';
    until_time timestamptz := (month + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
    LOCK TABLE ONLY app.events IN SHARE ROW EXCLUSIVE MODE;
    FOR tenant_group IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'app.events'::regclass AND c.relkind = 'p' ORDER BY c.relname
    LOOP
        partition := tenant_group || to_char(month, '_YYYY_MM');
        CONTINUE WHEN app.events_has_partition(partition);
        EXECUTE format('CREATE TABLE app.%I (LIKE app.events INCLUDING DEFAULTS INCLUDING STORAGE)', partition);
        EXECUTE format('WITH moved AS (DELETE FROM app.%I WHERE occurred_at >= $1 AND occurred_at < $2 RETURNING *)'
                       ' INSERT INTO app.%I SELECT * FROM moved', tenant_group || '_default', partition)
            USING from_time, until_time;
        EXECUTE format('CREATE STATISTICS app.%I (ndistinct) ON date_trunc(''month'', occurred_at AT TIME ZONE ''UTC''),'
                       ' event_type FROM app.%I', partition || '_by_month', partition);
        EXECUTE format('ALTER TABLE app.%I ATTACH PARTITION app.%I FOR VALUES FROM (%L) TO (%L)', tenant_group, partition,
                       month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00');
    END LOOP;
END
$procedure$;
