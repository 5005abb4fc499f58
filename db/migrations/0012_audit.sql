-- 0012_audit.sql: every change of a tenant's rows is written to audit_logs, whoever makes it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- A row's tenant; the tenant of a row of tenants is itself.
create function orderline.tenant_of(j jsonb) returns uuid language sql immutable parallel safe
return coalesce(j ->> 'tenant_id', j ->> 'id')::uuid;

create function orderline.uuid_or_null(id text) returns uuid language sql immutable parallel safe
return case when pg_catalog.length(id) = 36 then id::uuid end;

-- Per statement, not per row: 100,000 imported products are one insert into the trail. An update that changes nothing leaves no
-- entry. Drafts are in it when they are made and deleted; their edits are in draft_operations. Not in it: audit_logs itself,
-- draft_operations, order_numbers, idempotency_keys, refresh_sessions, and the global tables other than tenants.
--
-- PostgreSQL keeps the two transition tables of an update in step: the n-th old row became the n-th new row.
--
-- Arguments: the table's name, then the columns that never reach the trail (secrets, pictures, derived text).
-- The owner writes, so that nobody else needs the right to. Where the owner is not a superuser, the policy of audit_logs
-- holds for it too; then the setting is made to follow the rows, tenant by tenant (a superuser may change several at once).
create function orderline.audit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    said    text := coalesce(nullif(current_setting('app.actor', true), ''), 'psql:' || session_user);
    who     uuid := orderline.actor_id('user');
    hidden  text[] := tg_argv[1:];
    setting text := current_setting('app.tenant_id', true);
    tenants uuid[] := array[null];
    one     uuid;
begin
    if row_security_active('public.audit_logs') then
        if tg_op = 'DELETE' then
            tenants := (select array_agg(distinct orderline.tenant_of(to_jsonb(r))) from old_rows r);
        else
            tenants := (select array_agg(distinct orderline.tenant_of(to_jsonb(r))) from new_rows r);
        end if;
        tenants := coalesce(tenants, '{}');
    end if;
    foreach one in array tenants loop
        if one is not null then
            perform set_config('app.tenant_id', one::text, true);
        end if;
        if tg_op = 'INSERT' then
            insert into public.audit_logs (tenant_id, table_name, action, new_data, changed_by, actor, row_id)
            select orderline.tenant_of(n.j), tg_argv[0], tg_op, n.j - hidden, who, said, orderline.uuid_or_null(n.j ->> 'id')
            from (select to_jsonb(r) as j from new_rows r offset 0) n
            where one is null or orderline.tenant_of(n.j) = one;
        elsif tg_op = 'DELETE' then
            insert into public.audit_logs (tenant_id, table_name, action, old_data, changed_by, actor, row_id)
            select orderline.tenant_of(o.j), tg_argv[0], tg_op, o.j - hidden, who, said, orderline.uuid_or_null(o.j ->> 'id')
            from (select to_jsonb(r) as j from old_rows r offset 0) o
            where one is null or orderline.tenant_of(o.j) = one;
        else
            insert into public.audit_logs (tenant_id, table_name, action, old_data, new_data, changed_by, actor, row_id)
            select orderline.tenant_of(n.j), tg_argv[0], tg_op, o.j - hidden, n.j - hidden, who, said,
                   orderline.uuid_or_null(n.j ->> 'id')
            from (select to_jsonb(r) as j, row_number() over () as nth from old_rows r offset 0) o
            join (select to_jsonb(r) as j, row_number() over () as nth from new_rows r offset 0) n using (nth)
            where n.j <> o.j and (one is null or orderline.tenant_of(n.j) = one);
        end if;
    end loop;
    if current_setting('app.tenant_id', true) is distinct from setting then
        perform set_config('app.tenant_id', coalesce(setting, ''), true);
    end if;
    return null;
end $$;

-- Puts a table under audit. For migrations: drop the triggers audit_insert, audit_update, audit_delete and call it again.
create function orderline.audit_on(p_table text, hidden text[] default '{}', events text[] default '{insert,update,delete}')
returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    event text;
    rows  text;
    arguments text := concat_ws(', ', quote_literal(p_table),
                                (select string_agg(quote_literal(c), ', ') from unnest(hidden) as c));
begin
    foreach event in array events loop
        rows := case event when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows'
                           else 'old table as old_rows new table as new_rows' end;
        execute format('create trigger audit_%s after %s on public.%I referencing %s for each statement
                        execute function orderline.audit(%s)', event, event, p_table, rows, arguments);
    end loop;
end $$;
revoke execute on function orderline.audit_on(text, text[], text[]), orderline.audit() from public;

do $$
declare
    name text;
begin
    foreach name in array array[
        'access_phones', 'agents', 'call_logs', 'customer_preferences', 'draft_links', 'ip_allowlist', 'messages',
        'order_items', 'orders', 'product_categories', 'product_specials', 'product_types', 'proposed_orders_data',
        'tenants', 'user_preferences', 'user_roles'] loop
        perform orderline.audit_on(name);
    end loop;
    perform orderline.audit_on('users', '{password_hash}');
    perform orderline.audit_on('api_keys', '{key}');
    perform orderline.audit_on('customers', '{search}');
    perform orderline.audit_on('products', '{thumbnail,search}');
    perform orderline.audit_on('proposed_orders', '{}', '{insert,delete}');
end $$;
