-- Without its default partition, because PostgreSQL detaches nothing concurrently beside one; restore.sql attaches it again.
SELECT format('ALTER TABLE %s DETACH PARTITION %s', i.inhparent::regclass, c.oid::regclass)
FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_partitioned_table parent ON parent.partrelid = i.inhparent
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND parent.partstrat = 'r'
  AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'
\gexec
