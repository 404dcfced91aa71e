-- The primary key must hold the partition keys. It begins with id, so it serves the look-up by id alone: a further
-- index on (id) would only make writes dearer than plain's.
ALTER TABLE app.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, tenant_id, occurred_at);
CREATE INDEX events_occurred_at ON app.events (occurred_at);
CREATE INDEX events_tenant_id ON app.events (tenant_id);
CREATE INDEX events_tenant_id_occurred_at ON app.events (tenant_id, occurred_at);

-- month-rollup groups by this expression; every layout has the same statistics on it.
CREATE STATISTICS app.events_by_month (ndistinct)
    ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM app.events;

-- The groups are parents too, and are planned as such when only one of them is asked.
DO $groups$
DECLARE
    tenant_group text;
BEGIN
    FOR tenant_group IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'app.events'::regclass AND c.relkind = 'p' ORDER BY c.relname
    LOOP
        EXECUTE format('CREATE STATISTICS app.%I (ndistinct) ON date_trunc(''month'', occurred_at AT TIME ZONE ''UTC''),'
                       ' event_type FROM app.%I', tenant_group || '_by_month', tenant_group);
    END LOOP;
END
$groups$;
