-- Takes the partition of app.maint.month out of the table, on all shards. Never CONCURRENTLY: Citus does not support it.
-- Set lock_timeout, so that it does not queue behind a long query, and others behind it.
SELECT format('ALTER TABLE app.events DETACH PARTITION %s', c.oid::regclass)
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'app.events'::regclass
  AND c.relname = 'events_p' || replace(current_setting('app.maint.month'), '-', '_')
\gexec
