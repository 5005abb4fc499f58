-- 0016_assign_tenant.sql: a row that names no tenant belongs to the transaction's, so that a client need not know it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- A trigger, not a default: the contract says of these columns that they have none. On Citus a row still has to name it.
create function orderline.assign_tenant() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.tenant_id := nullif(current_setting('app.tenant_id', true), '')::uuid;
    return new;
end $$;
comment on function orderline.assign_tenant() is 'Sets tenant_id from the setting app.tenant_id; null if that is unset, which the column refuses.';
revoke execute on function orderline.assign_tenant() from public;

-- By its name it fires before the triggers that look at the row.
do $$
declare
    name text;
begin
    foreach name in array array[
        'access_phones', 'agents', 'api_keys', 'call_logs', 'customers', 'ip_allowlist', 'order_items', 'orders',
        'product_categories', 'product_specials', 'product_types', 'products', 'proposed_orders', 'user_roles', 'users'] loop
        execute format('create trigger assign_tenant before insert on public.%I for each row
                        when (new.tenant_id is null) execute function orderline.assign_tenant(%L)', name, name);
        execute format('comment on trigger assign_tenant on public.%I is %L', name,
                       'A row that names no tenant belongs to the transaction''s. @fills tenant_id');
    end loop;
end $$;
