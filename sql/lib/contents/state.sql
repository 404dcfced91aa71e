-- Whether anything could have changed since: equal states mean that nothing has. Null where this server cannot say so, and how many others
-- are connected.
--   app.contents.relations  names of the tables that hold rows here, a JSON array
-- Who is still connected may have written what is not counted yet; asked before the counters, because a session that ends counts first.
SELECT set_config('app.contents.others', (
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND (backend_type IS NULL OR backend_type = 'client backend' OR backend_type LIKE 'logical replication%'))::text, false);

-- Rows written, ever, and the file that a TRUNCATE or a rewrite changes. A crash loses the counters, and then, as when somebody
-- resets them, the times of these resets differ. Before PostgreSQL 15 the counters came late.
SELECT CASE WHEN current_setting('app.contents.others') = '0' AND current_setting('server_version_num')::int >= 150000 THEN
    (SELECT concat_ws(' ', stats_reset, pg_stat_get_db_stat_reset_time(oid)) FROM pg_stat_archiver, pg_database
     WHERE datname = current_database())
    || (SELECT coalesce(string_agg(concat_ws(' ', '', oid, pg_relation_filenode(oid), pg_stat_get_tuples_inserted(oid),
                                             pg_stat_get_tuples_updated(oid), pg_stat_get_tuples_deleted(oid)), ';' ORDER BY place), '')
        FROM json_array_elements_text(current_setting('app.contents.relations')::json) WITH ORDINALITY AS listed(name, place),
             LATERAL (SELECT name::regclass::oid AS oid) AS relation) END AS state,
       current_setting('app.contents.others')::int AS others
