-- question: Which event has this id, when its tenant and time are known too?
-- kind:     read
-- bind:     id uuid = row.id
-- bind:     tenant_id int = row.tenant_id
-- bind:     occurred_at timestamptz = row.occurred_at
-- rows:     1
-- keys:     tenant_id = one, occurred_at = one
-- try:      \set id '''00000000-0000-4000-8000-000000000000''' \set tenant_id 7 \set occurred_at '''2024-06-15 12:00+00'''
SELECT id, tenant_id, occurred_at, event_type, amount, payload
FROM app.events
WHERE id = :id
  AND tenant_id = :tenant_id
  AND occurred_at = :occurred_at
