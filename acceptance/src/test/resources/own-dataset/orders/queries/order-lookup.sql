-- question: What is in one order?
-- kind:     read
-- bind:     id uuid = row.id
-- rows:     1
SELECT number, state, total, details FROM shop.orders WHERE id = :id
