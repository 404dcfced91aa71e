-- question: Which event has this id?
-- kind:     read
-- bind:     id uuid = row.id
-- rows:     1
-- try:      \set id '''00000000-0000-4000-8000-000000000000'''
SELECT id, tenant_id, occurred_at, event_type, amount, payload
FROM app.events
WHERE id = :id
