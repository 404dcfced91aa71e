-- A foreign table has no index; the shards have theirs. Statistics are for the coordinator's own planning.
CREATE STATISTICS app.events_by_month (ndistinct)
    ON date_trunc('month', occurred_at AT TIME ZONE 'UTC'), event_type FROM app.events;
