-- Brings the rows of an archive back, all or none. Its month must be there (maintain.sql).
-- In psql:  \copy app.events (id, tenant_id, occurred_at, event_type, amount, payload) FROM 'events-2024-01.csv' (FORMAT csv, HEADER)
COPY app.events (id, tenant_id, occurred_at, event_type, amount, payload) FROM STDIN (FORMAT csv, HEADER);
