-- question: How long does it take to commit a batch of ten new events?
-- kind:     write
-- bind:     id uuid = new.id
-- bind:     tenant_id int = new.tenant_id
-- bind:     occurred_at timestamptz = new.occurred_at
-- bind:     event_type text = new.event_type
-- bind:     amount numeric = new.amount
-- bind:     payload jsonb = new.payload
-- rows:     1
-- batch:    10
INSERT INTO app.events (id, tenant_id, occurred_at, event_type, amount, payload)
VALUES (:id, :tenant_id, :occurred_at, :event_type, :amount, :payload)
