-- question: What did one customer order in one month?
-- kind:     read
-- bind:     customer bigint = tenant.any
-- bind:     from_time timestamptz = month.start
-- bind:     to_time timestamptz = month.end
-- rows:     1
-- keys:     ordered_at = months 1
SELECT count(*) AS orders, sum(total) AS total FROM shop.orders
WHERE customer_id = :customer AND ordered_at >= :from_time AND ordered_at < :to_time
