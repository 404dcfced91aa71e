-- Creates the partitions of these months where they are missing; a second run does nothing.
CALL app.events_create_months(
    (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::date,
    (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date);
