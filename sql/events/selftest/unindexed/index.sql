-- Without the primary key: point-lookup has to read the whole table.
CREATE INDEX events_occurred_at ON app.events (occurred_at);
CREATE INDEX events_tenant_id ON app.events (tenant_id);
CREATE INDEX events_tenant_id_occurred_at ON app.events (tenant_id, occurred_at);

-- month-rollup groups by this expression; every layout has the same statistics on it.
CREATE STATISTICS app.events_by_month (ndistinct)
    ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM app.events;
