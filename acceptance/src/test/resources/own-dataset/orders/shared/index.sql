CREATE INDEX orders_id ON shop.orders (id);
CREATE INDEX orders_customer_id_ordered_at ON shop.orders (customer_id, ordered_at);
