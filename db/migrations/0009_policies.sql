-- 0009_policies.sql: row-level security on every tenant table: each transaction sees the rows of its tenant.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Makes a table a tenant table: default deny, also for its owner, and one policy, the same everywhere. An unset or an empty
-- setting is no tenant: nothing is seen, nothing is raised. For migrations.
create function orderline.protect(p_table regclass) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter table %s enable row level security, force row level security', p_table);
    execute format('create policy tenant_isolation on %s
                    using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
                    with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', p_table);
end $$;
revoke execute on function orderline.protect(regclass) from public;

-- Of the global tables: tenants, roles and industries hold no business data and are read-only for the server's role, whose
-- statements name `tenants.id = $tenant`. logins must be readable before the tenant is known.
do $$
declare
    name text;
begin
    foreach name in array array[
        'access_phones', 'agents', 'api_keys', 'audit_logs', 'call_logs', 'customer_preferences', 'customers',
        'draft_links', 'draft_operations', 'idempotency_keys', 'ip_allowlist', 'messages', 'order_items', 'order_numbers',
        'orders', 'product_categories', 'product_specials', 'product_types', 'products', 'proposed_orders',
        'proposed_orders_data', 'refresh_sessions', 'user_preferences', 'user_roles', 'users'] loop
        perform orderline.protect(('public.' || name)::regclass);
    end loop;
end $$;
