-- 0017_rest_roles.sql: who may do what through /rest/v1: its roles, their grants and policies; kinds of API keys.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- anon: a publishable key and nobody signed in. authenticated: a user, or a key with permissions. service_role: a secret key,
-- which may do everything in its tenant that the database allows. orderline_rest connects and becomes one of them in each
-- transaction. As in 0001: another database of the cluster may have made them, perhaps at this very moment.
do $$
declare
    name text;
begin
    foreach name in array array['anon', 'authenticated', 'service_role', 'orderline_rest'] loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = name) then
                execute format('create role %I with %s noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls',
                               name, case name when 'orderline_rest' then 'login' else 'nologin' end);
            end if;
        exception
            when duplicate_object or unique_violation then null;
        end;
    end loop;
end $$;

do $$
declare
    strong text := (  -- a role is also what it can become
        select string_agg(distinct r.rolname, ', ')
        from pg_catalog.pg_roles r
        join unnest(array['anon', 'authenticated', 'service_role', 'orderline_rest']) as of (name)
            on pg_catalog.pg_has_role(of.name, r.oid, 'member')
        where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolname = 'orderline_server');
begin
    if strong is not null then
        raise exception 'the roles of /rest/v1 may bypass row-level security, as %', strong
            using hint = 'alter role … with nosuperuser nobypassrls nocreaterole; or revoke … from …;';
    end if;
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['anon', 'authenticated', 'service_role'] loop
        begin
            if not pg_catalog.pg_has_role('orderline_rest', name, 'member') then
                execute format('grant %I to orderline_rest', name);
            end if;
        exception
            when unique_violation then null;
        end;
    end loop;
end $$;

grant usage on schema public to anon, authenticated, service_role;
grant usage on schema orderline to authenticated, service_role;  -- triggers run their functions with the rights of the writer

-- For policies that customers bring along: who asks, as Supabase says it.
create schema auth;
comment on schema auth is 'Who asks, for policies written for Supabase.';
grant usage on schema auth to anon, authenticated, service_role;

create function auth.jwt() returns jsonb language sql stable parallel safe
return coalesce(nullif(pg_catalog.current_setting('request.jwt.claim', true), ''),
                nullif(pg_catalog.current_setting('request.jwt.claims', true), ''))::jsonb;
create function auth.uid() returns uuid language sql stable parallel safe
return coalesce(nullif(pg_catalog.current_setting('request.jwt.claim.sub', true), ''),
                nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid;
create function auth.role() returns text language sql stable parallel safe
return coalesce(nullif(pg_catalog.current_setting('request.jwt.claim.role', true), ''),
                nullif(pg_catalog.current_setting('request.jwt.claims', true), '')::jsonb ->> 'role');
comment on function auth.jwt() is 'The claims of the token.';
comment on function auth.uid() is 'The user''s id: the claim sub.';
comment on function auth.role() is 'The role of the database that the token asks for.';
revoke execute on function auth.jwt(), auth.uid(), auth.role() from public;
grant execute on function auth.jwt(), auth.uid(), auth.role() to anon, authenticated, service_role;

-- Keys of three kinds; the text of a key begins with its kind.
alter table public.api_keys add column kind text not null default 'api';
alter table public.api_keys add constraint api_keys_kind_check check (kind in ('api', 'publishable', 'secret'));
comment on column public.api_keys.kind is
    'api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. '
    'secret: everything in its tenant.';

-- Opens a table: `authenticated` reads and writes with a permission (null: not at all), service_role does what `secret_key`
-- says. The policies are restrictive: they take away from what tenant_isolation gives. The setting looks like
-- ',customers.read,orders.read,'. Without the permission there is no tenant to compare with: put like that, PostgreSQL asks
-- once in a statement that names its tenant; the bare condition it would ask for each row. May be called again. For migrations.
create function orderline.open_to_rest(p_table text, reads text, writes text, secret_key text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    permitted text := 'tenant_id = case when strpos(current_setting(''app.permissions'', true), '',%s,'') > 0
                                   then nullif(current_setting(''app.tenant_id'', true), '''')::uuid end';
    command   text;
begin
    execute format('revoke all on public.%I from authenticated, service_role', p_table);
    execute format('grant %s on public.%I to service_role', secret_key, p_table);
    execute format('drop policy if exists rest_select on public.%I', p_table);
    if reads is not null then
        execute format('grant select on public.%I to authenticated', p_table);
        execute format('create policy rest_select on public.%I as restrictive for select to authenticated using (%s)',
                       p_table, format(permitted, reads));
    end if;
    foreach command in array array['insert', 'update', 'delete'] loop
        execute format('drop policy if exists rest_%s on public.%I', command, p_table);
        if writes is not null then
            execute format('grant %s on public.%I to authenticated', command, p_table);
            execute format('create policy rest_%s on public.%I as restrictive for %s to authenticated %s (%s)', command, p_table,
                           command, case command when 'insert' then 'with check' else 'using' end, format(permitted, writes));
        end if;
    end loop;
end $$;

-- Of a table with secrets both roles select the other columns only. For migrations: again after a column was added.
create function orderline.hide_columns(p_table text, hidden text[]) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    shown text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                   where attrelid = format('public.%I', p_table)::regclass and attnum > 0 and not attisdropped
                     and attname <> all (hidden));
begin
    execute format('revoke select on public.%I from authenticated, service_role', p_table);
    execute format('grant select (%s) on public.%I to authenticated, service_role', shown, p_table);
end $$;
revoke execute on function orderline.open_to_rest(text, text, text, text), orderline.hide_columns(text, text[]) from public;

-- Hidden from all, because no line opens them: logins, refresh_sessions, draft_links, idempotency_keys, order_numbers.
do $$
declare
    everything constant text := 'select, insert, update, delete';
    one record;
begin
    for one in
        select * from (values
            -- table                   read with         written with       with a secret key
            ('customers',              'customers.read', 'customers.write', everything),
            ('customer_preferences',   'customers.read', 'customers.write', everything),
            ('products',               'products.read',  'products.write',  everything),
            ('product_types',          'products.read',  'products.write',  everything),
            ('product_categories',     'products.read',  'products.write',  everything),
            ('product_specials',       'products.read',  'products.write',  everything),
            ('call_logs',              'calls.read',     'calls.write',     everything),
            ('proposed_orders_data',   'calls.read',     'calls.write',     everything),
            ('agents',                 'calls.read',     'users.manage',    everything),
            ('access_phones',          'tenants.manage', 'tenants.manage',  everything),
            ('ip_allowlist',           'tenants.manage', 'tenants.manage',  everything),
            -- Business is done by the actions, not by writing tables.
            ('orders',                 'orders.read',    null,              everything),
            ('order_items',            'orders.read',    null,              everything),
            ('proposed_orders',        'drafts.read',    null,              'select, delete'),
            -- Rights are given with a secret key only.
            ('api_keys',               'keys.manage',    null,              everything),
            -- The trails grow by themselves.
            ('draft_operations',       'drafts.read',    null,              'select'),
            ('audit_logs',             'tenants.manage', null,              'select')
        ) as t (name, reads, writes, secret_key)
    loop
        perform orderline.open_to_rest(one.name, one.reads, one.writes, one.secret_key);
    end loop;
end $$;

-- A draft's version, money and digests, and what it became, are the server's to write: the trigger draft_rules counts the
-- version of whoever brings none.
grant insert (id, tenant_id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
              created_at, updated_at, currency, note, delivery_date, closed_reason, expires_at),
      update (id, customer_id, call_id, proposed_date, status, order_items, last_updated_by, last_device_id,
              created_at, updated_at, note, delivery_date, closed_reason, expires_at)
    on public.proposed_orders to service_role;

-- A user reads his own account without a permission; rights are given with a secret key only.
grant select, insert, update, delete on public.users, public.user_roles to service_role;
grant select on public.users, public.user_roles to authenticated;
create policy rest_select on public.users as restrictive for select to authenticated
    using (strpos(current_setting('app.permissions', true), ',users.manage,') > 0 or id = orderline.actor_id('user'));
create policy rest_select on public.user_roles as restrictive for select to authenticated
    using (strpos(current_setting('app.permissions', true), ',users.manage,') > 0 or user_id = orderline.actor_id('user'));

select orderline.hide_columns('users', '{password_hash}');
select orderline.hide_columns('api_keys', '{key}');

-- Preferences are each user's own.
grant select, insert, update, delete on public.user_preferences to authenticated, service_role;
create policy rest_own on public.user_preferences as restrictive to authenticated
    using (user_id = orderline.actor_id('user')) with check (user_id = orderline.actor_id('user'));

-- The chat of a tenant: everybody reads it and writes in his own name.
grant select, insert, update, delete on public.messages to authenticated, service_role;
grant usage on sequence public.messages_id_seq to authenticated, service_role;
create policy rest_insert on public.messages as restrictive for insert to authenticated
    with check (user_id = orderline.actor_id('user')::text);
create policy rest_update on public.messages as restrictive for update to authenticated
    using (user_id = orderline.actor_id('user')::text) with check (user_id = orderline.actor_id('user')::text);
create policy rest_delete on public.messages as restrictive for delete to authenticated
    using (user_id = orderline.actor_id('user')::text);

-- Without row-level security, as for the server: each statement names `tenants.id = $tenant`.
grant select on public.tenants, public.roles, public.industries to authenticated, service_role;

-- What triggers write beyond the rows that were asked for, they write as the owner, so that nobody needs the right to. Where
-- the owner is no superuser the policy holds for it too: then the setting follows the row, as in orderline.audit().

-- A row of the trail that the server has not written itself. Only triggers call it, with a row that the policy let pass.
create function orderline.draft_trail(draft public.proposed_orders, did text, operation jsonb) returns void language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
    who     record := orderline.draft_actor();
    setting text := current_setting('app.tenant_id', true);
begin
    if pg_trigger_depth() = 0 then
        raise exception 'the trail of a draft is written by its triggers' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('app.tenant_id', draft.tenant_id::text, true);
    insert into public.draft_operations (tenant_id, draft_id, version, kind, operation, status, subtotal_minor, tax_minor,
                                         total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    values (draft.tenant_id, draft.id, draft.version, did, operation, draft.status, draft.subtotal_minor, draft.tax_minor,
            draft.total_minor, draft.digest, who.kind, who.id, who.name, left(draft.last_device_id, 100));
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
end $$;
revoke execute on function orderline.draft_trail(public.proposed_orders, text, jsonb) from public;
grant execute on function orderline.draft_trail(public.proposed_orders, text, jsonb) to orderline_server, service_role;

create or replace function orderline.draft_replaced(was public.proposed_orders, draft public.proposed_orders)
returns public.proposed_orders language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform orderline.draft_check_items(draft.order_items);
    draft.version := was.version + 1;
    if draft.digest is not distinct from was.digest then
        draft.digest := null;
        draft.subtotal_minor := null;
        draft.tax_minor := null;
        draft.total_minor := null;
    end if;
    perform orderline.draft_trail(draft, 'replace', jsonb_build_object(
        'order_items', draft.order_items, 'note', draft.note, 'delivery_date', draft.delivery_date));
    return draft;
end $$;

create or replace function orderline.draft_status_trail() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    did text := case new.status when 'presented' then 'present' when 'accepted' then 'accept'
                                when 'declined' then 'decline' when 'expired' then 'expire' else 'reopen' end;
begin
    if new.status <> old.status and not exists (
           select from public.draft_operations o
           where o.tenant_id = new.tenant_id and o.draft_id = new.id and o.version = new.version and o.kind = did) then
        perform orderline.draft_trail(new, did, '{}');
    end if;
    return null;
end $$;

create or replace function orderline.order_number() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
    setting text := current_setting('app.tenant_id', true);
begin
    perform set_config('app.tenant_id', new.tenant_id::text, true);
    if new.order_number is null then
        insert into public.order_numbers as n (tenant_id, last) values (new.tenant_id, 1)
        on conflict (tenant_id) do update set last = n.last + 1
        returning n.last into new.order_number;
    else
        update public.order_numbers set last = new.order_number
        where tenant_id = new.tenant_id and last < new.order_number;
        if not found then
            insert into public.order_numbers (tenant_id, last) values (new.tenant_id, new.order_number)
            on conflict (tenant_id) do nothing;
        end if;
    end if;
    perform set_config('app.tenant_id', coalesce(setting, ''), true);
    return new;
end $$;
revoke execute on function orderline.order_number() from public;

-- It fires before the policy looks at the new row. A row that the policy is going to refuse takes no number of that tenant's;
-- the condition is asked with the rights of the writer.
drop trigger order_number on public.orders;
create trigger order_number before insert on public.orders for each row
    when (not row_security_active('public.orders')
          or new.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    execute function orderline.order_number('orders');
