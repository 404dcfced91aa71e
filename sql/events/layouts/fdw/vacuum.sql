-- There is nothing to vacuum here, but the coordinator plans from its own statistics of the parent and of each foreign
-- table; nothing but ANALYZE gathers them, autovacuum never does.
ANALYZE app.events;
