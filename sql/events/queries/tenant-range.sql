-- question: What happened to one tenant in one week?
-- kind:     read
-- bind:     tenant_id int = tenant.any
-- bind:     from timestamptz = window.start
-- bind:     until timestamptz = window.end
-- window:   7 days
-- rows:     0..
-- ordered:  yes
-- keys:     tenant_id = one, occurred_at = months 1..2
-- try:      \set tenant_id 7 \set from '''2024-06-27 00:00+00''' \set until '''2024-07-04 00:00+00'''
SELECT id, tenant_id, occurred_at, event_type, amount, payload
FROM app.events
WHERE tenant_id = :tenant_id
  AND occurred_at >= :from
  AND occurred_at < :until
ORDER BY occurred_at, id
