-- Rows for a table that was made by hand, as many as verify.sql expects. Not the rows that pglayout generates: they are enough to
-- see placement and pruning, and say nothing about speed. None falls into the last hour of a month, which batch-insert uses.
INSERT INTO app.events (id, tenant_id, occurred_at, event_type, amount, payload)
SELECT md5(month || '/' || n)::uuid,
       1 + n % coalesce(nullif(current_setting('app.dataset.tenants', true), ''), '100')::int,
       (month + n * (interval '27 days' / rows_per_month)) AT TIME ZONE 'UTC',
       (ARRAY['view', 'click', 'purchase'])[1 + n % 3],
       (n % 10000) / 100.0,
       jsonb_build_object('n', n)
FROM (SELECT coalesce(nullif(current_setting('app.dataset.rows_per_month', true), ''), '50000')::int AS rows_per_month) AS given,
     generate_series((coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::timestamp,
                     (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::timestamp,
                     interval '1 month') AS month,
     generate_series(0, rows_per_month - 1) AS n;
