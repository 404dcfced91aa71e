-- The schema stays: it may hold what others made.
DROP TABLE IF EXISTS shop.orders;
