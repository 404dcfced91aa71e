SELECT create_distributed_table('app.events', 'tenant_id', colocate_with => 'none',
    shard_count => coalesce(nullif(current_setting('app.layout.shard_count', true), ''), '4')::int);
