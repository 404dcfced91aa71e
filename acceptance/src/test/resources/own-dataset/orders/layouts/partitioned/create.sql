CREATE SCHEMA IF NOT EXISTS shop;

CREATE TABLE shop.orders (
    id          uuid          NOT NULL,
    number      bigint        NOT NULL,
    customer_id bigint        NOT NULL,
    ordered_at  timestamptz   NOT NULL,
    state       text          NOT NULL,
    total       numeric(10,2) NOT NULL,
    quantity    int           NOT NULL,
    note        text          NOT NULL,
    details     jsonb         NOT NULL
) PARTITION BY RANGE (ordered_at);

DO $months$
DECLARE
    month date := (coalesce(nullif(current_setting('app.maint.from_month', true), ''), '2024-01') || '-01')::date;
    last_month date := (coalesce(nullif(current_setting('app.maint.to_month', true), ''), '2024-12') || '-01')::date;
BEGIN
    WHILE month <= last_month LOOP
        EXECUTE format('CREATE TABLE shop.%I PARTITION OF shop.orders FOR VALUES FROM (%L) TO (%L)',
                       'orders_' || to_char(month, 'YYYY_MM'), month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00');
        month := month + interval '1 month';
    END LOOP;
END
$months$;
