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
);
