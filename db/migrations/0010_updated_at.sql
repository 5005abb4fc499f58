-- 0010_updated_at.sql: updated_at is kept by triggers, when a row really changes.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

create function orderline.touch() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.updated_at := now();
    return new;
end $$;

-- For tables with the generated column `search`, which a trigger before the change sees empty (and cannot set).
create function orderline.touch_searchable() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.search := old.search;
    if new is distinct from old then
        new.updated_at := now();
    end if;
    return new;
end $$;

-- Keeps updated_at of a table. For migrations.
create function orderline.keep_updated_at(p_table text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create trigger touch before update on public.%I for each row
                    when (old.* is distinct from new.*) execute function orderline.touch(%L)', p_table, p_table);
end $$;
revoke execute on function orderline.keep_updated_at(text), orderline.touch(), orderline.touch_searchable() from public;

do $$
declare
    name text;
begin
    foreach name in array array[
        'access_phones', 'agents', 'api_keys', 'call_logs', 'customer_preferences', 'industries', 'ip_allowlist',
        'messages', 'order_items', 'orders', 'product_categories', 'product_specials', 'product_types', 'roles', 'tenants',
        'user_preferences', 'user_roles', 'users'] loop
        perform orderline.keep_updated_at(name);
    end loop;
end $$;

create trigger touch before update on public.products
    for each row execute function orderline.touch_searchable('products');
create trigger touch before update on public.customers
    for each row execute function orderline.touch_searchable('customers');

-- proposed_orders: see 0011_draft_rules.sql.
