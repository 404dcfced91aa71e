-- question: Which are the newest 50 events of one tenant?
-- kind:     read
-- bind:     tenant_id int = row.tenant_id
-- rows:     1..50
-- ordered:  yes
-- keys:     tenant_id = one
-- try:      \set tenant_id 7
-- The id breaks ties, so that every layout has one right answer.
SELECT id, tenant_id, occurred_at, event_type, amount, payload
FROM app.events
WHERE tenant_id = :tenant_id
ORDER BY occurred_at DESC, id DESC
LIMIT 50
