-- Takes the partitions of app.maint.month out of the table. CONCURRENTLY, unless there is a default partition beside them:
-- PostgreSQL refuses that ("cannot detach partitions concurrently when a default partition exists"), because the default's
-- own constraint has to change in the same moment. Then it is the brief ACCESS EXCLUSIVE lock of the plain DETACH; set
-- lock_timeout, so that it does not queue behind a long query, and others behind it. What a CONCURRENTLY that was cut off
-- left is finished.
SELECT format('ALTER TABLE %s DETACH PARTITION %s%s', i.inhparent::regclass, c.oid::regclass,
              CASE WHEN i.inhdetachpending THEN ' FINALIZE'
                   WHEN parent.partdefid <> 0 THEN ''
                   ELSE ' CONCURRENTLY' END)
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_partitioned_table parent ON parent.partrelid = i.inhparent
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r'
  AND c.relname ~ ('^events_(g\d+_|p)?' || replace(current_setting('app.maint.month'), '-', '_') || '$')
ORDER BY c.relname
\gexec
