CREATE SCHEMA IF NOT EXISTS app;

CREATE TABLE app.events (
    id          uuid          NOT NULL,
    tenant_id   int           NOT NULL,
    occurred_at timestamptz   NOT NULL,
    event_type  text          NOT NULL,
    amount      numeric(12,2) NOT NULL,
    payload     jsonb         NOT NULL
);
