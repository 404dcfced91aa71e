-- question:  What does it cost to insert 2,000 events of the oldest month, in one transaction?
-- meanwhile: point-lookup
INSERT INTO app.events
SELECT md5('late ' || id)::uuid, tenant_id, occurred_at, 'late', amount, payload FROM pglayout_upkeep.month LIMIT 2000;
