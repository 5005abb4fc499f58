-- 0021_personal_data.sql: what is kept of a customer goes when it must: orders stay without the person, the trail without its data.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

alter table public.customers add column erased_at timestamp with time zone;
comment on column public.customers.erased_at is 'When the personal data was erased; the row stays for the orders that name it.';

-- Which columns of a row say something of a person; in the trail's old and new rows, and in JSON columns, members of that name.
create function orderline.personal_columns(p_table text) returns text[] language sql immutable parallel safe
return case p_table
    when 'customers' then '{first_name,last_name,email,phone,address,city,state,postal_code,country,company,external_id,time_zone,language,search}'::text[]
    when 'customer_preferences' then '{personal,business,orders,favorites}'::text[]
    when 'call_logs' then '{notes}'::text[]
    when 'orders' then '{notes,note}'::text[]
    when 'proposed_orders' then '{note,closed_reason,last_device_id}'::text[]
    when 'proposed_orders_data' then '{data,customer_phone,sms_number}'::text[]
    when 'draft_operations' then '{note,reason}'::text[]
    when 'users' then '{email,username,phone,user_metadata,app_metadata}'::text[]
    when 'user_preferences' then '{personal,business,orders}'::text[]
    else '{}'::text[]
end;
comment on function orderline.personal_columns(text) is 'The columns of a table that erasing a customer empties.';

-- JSON without the members of those names and without what matches the pattern. Nulls and empty texts stay: they say nothing.
create function orderline.erased_json(j jsonb, personal text[], pattern text) returns jsonb language plpgsql immutable
set search_path = pg_catalog, pg_temp as $$
begin
    return case jsonb_typeof(j)
        when 'object' then (
            select coalesce(jsonb_object_agg(m.key, case
                when m.key <> all (personal) then orderline.erased_json(m.value, personal, pattern)
                when m.value in ('null', '""') then m.value
                when jsonb_typeof(m.value) = 'object' then '{}'
                when jsonb_typeof(m.value) = 'array' then '[]'
                else '"[erased]"' end), '{}')
            from jsonb_each(j) as m)
        when 'array' then (
            select coalesce(jsonb_agg(orderline.erased_json(e.value, personal, pattern) order by e.ordinality), '[]')
            from jsonb_array_elements(j) with ordinality as e)
        when 'string' then to_jsonb(regexp_replace(j #>> '{}', pattern, '[erased]', 'gi'))
        else j
    end;
end $$;

-- A regular expression for all that was ever known of the person by these columns; of a phone number in any spelling. One that
-- matches nothing if nothing is known (any more).
create function orderline.person_pattern(p_tenant uuid, p_customer uuid, p_columns text[]) returns text language sql stable
set search_path = pg_catalog, pg_temp
return (
    with rows as (
        select to_jsonb(c) as j from public.customers c where c.tenant_id = p_tenant and c.id = p_customer
        union all
        select r.j from public.audit_logs a cross join lateral (values (a.old_data), (a.new_data)) as r (j)
        where a.tenant_id = p_tenant and a.table_name = 'customers' and a.row_id = p_customer and r.j is not null
    ), known as (
        select distinct k.name, rows.j ->> k.name as value from rows, unnest(p_columns) as k (name)
    ), patterns as (
        select length(value) as size, '(?<!\w)' || regexp_replace(value, '([^\w\s])', '\\\1', 'g') || '(?!\w)' as pattern
        from known where length(value) > 1 and value <> '[erased]'
        union
        select length(digits), '(?<!\d)' || regexp_replace(digits, '(\d)(?=\d)', '\1[^\\d\\n]{0,3}', 'g') || '(?!\d)'
        from (select regexp_replace(value, '\D', '', 'g') as digits from known where name = 'phone') as d where length(digits) > 5
    )
    select coalesce(string_agg(pattern, '|' order by size desc, pattern), 'x^') from patterns);

-- What was accepted does not change, a closed draft neither, unless personal data goes from it.
create or replace function orderline.order_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and orderline.maintains(tg_argv[0]) then
        return new;
    end if;
    perform orderline.refuse(tg_argv[0] || '_accepted_immutable', 'what was accepted does not change');
    return null;
end $$;

create or replace function orderline.draft_checked_update(was public.proposed_orders, draft public.proposed_orders)
returns public.proposed_orders language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if orderline.maintains('proposed_orders') then
        return draft;
    end if;
    if was.status in ('accepted', 'declined', 'expired') then
        perform orderline.refuse('proposed_orders_closed', 'an accepted, declined or expired draft cannot change');
    end if;
    if draft.version < was.version then
        perform orderline.refuse('proposed_orders_version_grows', 'the version of a draft only grows');
    end if;
    if draft.id <> was.id or draft.tenant_id <> was.tenant_id or draft.customer_id <> was.customer_id
       or draft.call_id <> was.call_id then
        perform orderline.refuse('proposed_orders_identity', 'a draft keeps its id, tenant, customer and call');
    end if;
    if draft.version = was.version
       and (draft.order_items <> was.order_items or draft.note <> was.note
            or draft.delivery_date is distinct from was.delivery_date) then
        draft := orderline.draft_replaced(was, draft);
    end if;
    draft.updated_at := now();
    return draft;
end $$;

-- The rows of the person, apart from the trail. Of the transaction's tenant. One object: how many rows of each table were changed
-- or removed. Whoever calls it calls redact_trail next, in the same transaction: what is done here is in the trail, too.
create function orderline.erase_customer(p_customer uuid) returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    tenant   constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    pattern  constant text := orderline.person_pattern(tenant, p_customer,
                                                       '{first_name,last_name,email,phone,address,company}');
    -- Of the team's chat: a first name alone may be anybody's.
    surely   constant text := orderline.person_pattern(tenant, p_customer, '{last_name,email,phone,address,company}');
    person   constant public.customers := (select c from public.customers c
                                           where c.tenant_id = tenant and c.id = p_customer for update);
    drafts   constant uuid[] := array(  -- also those that were deleted
        select d.id from public.proposed_orders d where d.tenant_id = tenant and d.customer_id = p_customer
        union
        select a.row_id from public.audit_logs a
        where a.tenant_id = tenant and a.table_name = 'proposed_orders'
          and coalesce(a.new_data, a.old_data) ->> 'customer_id' = p_customer::text);
    counts   jsonb := '{}';
    affected bigint;
begin
    if person.id is null then
        return null;
    end if;

    update public.proposed_orders d set status = 'expired', note = '', closed_reason = null, last_device_id = null
    where d.tenant_id = tenant and d.customer_id = p_customer and d.status in ('draft', 'presented');
    perform set_config('orderline.maintains', 'proposed_orders', true);
    update public.proposed_orders d
    set note = '', closed_reason = null, last_device_id = null,
        order_items = orderline.erased_json(d.order_items, '{note}', pattern)
    where d.tenant_id = tenant and d.customer_id = p_customer
      and (d.note <> '' or d.closed_reason is not null or d.last_device_id is not null
           or d.order_items <> orderline.erased_json(d.order_items, '{note}', pattern));
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('proposed_orders', affected);

    perform set_config('orderline.maintains', 'draft_operations', true);
    update public.draft_operations o
    set operation = orderline.erased_json(o.operation, orderline.personal_columns('draft_operations'), pattern),
        actor_name = case when o.actor_kind = 'customer' then null else o.actor_name end,
        device_id = null  -- a device's name may hold its owner's, and stand in the next entry by somebody else
    where o.tenant_id = tenant and o.draft_id = any (drafts)
      and (o.operation <> orderline.erased_json(o.operation, orderline.personal_columns('draft_operations'), pattern)
           or o.device_id is not null or o.actor_kind = 'customer' and o.actor_name is not null);
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('draft_operations', affected);

    perform set_config('orderline.maintains', 'orders', true);
    update public.orders o
    set notes = null, accepted_snapshot = orderline.erased_json(o.accepted_snapshot, '{note}', pattern)
    where o.tenant_id = tenant and o.customer_id = p_customer
      and (o.notes is not null or o.accepted_snapshot <> orderline.erased_json(o.accepted_snapshot, '{note}', pattern));
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('orders', affected);
    perform set_config('orderline.maintains', '', true);

    update public.call_logs c set notes = null
    where c.tenant_id = tenant and c.customer_id = p_customer and c.notes is not null;
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('call_logs', affected);

    update public.messages m set content = regexp_replace(m.content, surely, '[erased]', 'gi')
    where m.tenant_id = tenant and m.content ~* surely;
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('messages', affected);

    delete from public.proposed_orders_data d where d.tenant_id = tenant and d.customer_id = p_customer;
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('proposed_orders_data', affected);
    delete from public.draft_links l where l.tenant_id = tenant and l.customer_id = p_customer;
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('draft_links', affected);
    delete from public.customer_preferences p where p.tenant_id = tenant and p.customer_id = p_customer;
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('customer_preferences', affected);
    delete from public.outbox o
    where o.tenant_id = tenant and (o.recipient ~* surely or o.subject ~* surely or o.body ~* surely);
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('outbox', affected);
    -- Answers are kept for a day, as bytes: those of the person's link, and those that name the person.
    delete from public.idempotency_keys k
    where k.tenant_id = tenant
      and (position(p_customer::text in k.principal) > 0 or k.response::text ~* pattern
           or position(convert_to(p_customer::text, 'UTF8') in k.body) > 0
           or position(convert_to(person.last_name, 'UTF8') in k.body) > 0);
    get diagnostics affected = row_count;
    counts := counts || jsonb_build_object('idempotency_keys', affected);

    if person.user_id is not null then
        counts := counts || orderline.erase_account(person.user_id);
    end if;
    update public.customers c
    set first_name = '[erased]', last_name = '[erased]', email = null, phone = null, address = null, city = null, state = null,
        postal_code = null, country = null, company = null, external_id = null, time_zone = null, language = null,
        is_active = false, erased_at = now()
    where c.tenant_id = tenant and c.id = p_customer and c.erased_at is null;
    get diagnostics affected = row_count;
    return counts || jsonb_build_object('customers', affected);
end $$;

-- The account of a customer who signs in. Its row stays where others name it.
create function orderline.erase_account(p_user uuid) returns jsonb language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    tenant   constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    affected bigint;
begin
    delete from public.logins l where l.tenant_id = tenant and l.user_id = p_user;
    delete from public.refresh_sessions s where s.tenant_id = tenant and s.user_id = p_user;
    delete from public.one_time_codes c where c.tenant_id = tenant and c.user_id = p_user;
    delete from public.user_preferences p where p.tenant_id = tenant and p.user_id = p_user;
    update public.users u
    set email = '', username = null, phone = null, password_hash = null, is_active = false, user_metadata = '{}',
        app_metadata = '{}', email_confirmed_at = null, phone_confirmed_at = null
    where u.tenant_id = tenant and u.id = p_user and (u.email <> '' or u.phone is not null or u.username is not null);
    get diagnostics affected = row_count;
    return jsonb_build_object('users', affected);
end $$;

-- What the trail says of the person. The rows stay: who did what and when. The seqs of those that changed.
create function orderline.redact_trail(p_customer uuid) returns setof bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
    tenant  constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    pattern constant text := orderline.person_pattern(tenant, p_customer,
                                                      '{first_name,last_name,email,phone,address,company}');
    surely  constant text := orderline.person_pattern(tenant, p_customer, '{last_name,email,phone,address,company}');
    account constant uuid := (select c.user_id from public.customers c where c.tenant_id = tenant and c.id = p_customer);
begin
    perform set_config('orderline.maintains', 'audit_logs', true);
    return query
        update public.audit_logs a
        set old_data = n.old_data, new_data = n.new_data, nonce = null
        from (
            select t.created_at, t.id,
                   orderline.erased_json(t.old_data, orderline.personal_columns(t.table_name), w.pattern) as old_data,
                   orderline.erased_json(t.new_data, orderline.personal_columns(t.table_name), w.pattern) as new_data
            from public.audit_logs t
            cross join lateral (select case when t.table_name = 'messages' then surely else pattern end as pattern) w
            where t.tenant_id = tenant
              and (t.table_name = 'customers' and t.row_id = p_customer
                   or t.old_data ->> 'customer_id' = p_customer::text or t.new_data ->> 'customer_id' = p_customer::text
                   or t.table_name = 'users' and t.row_id = account
                   or t.table_name in ('user_preferences', 'user_roles')
                      and coalesce(t.new_data, t.old_data) ->> 'user_id' = account::text
                   or t.table_name = 'messages' and (t.old_data ->> 'content' ~* surely or t.new_data ->> 'content' ~* surely))
            offset 0
        ) n
        where a.tenant_id = tenant and a.id = n.id and a.created_at = n.created_at
          and (a.old_data is distinct from n.old_data or a.new_data is distinct from n.new_data)
        returning a.seq;
    perform set_config('orderline.maintains', '', true);
end $$;

revoke execute on function orderline.personal_columns(text), orderline.erased_json(jsonb, text[], text),
    orderline.person_pattern(uuid, uuid, text[]), orderline.erase_customer(uuid), orderline.erase_account(uuid),
    orderline.redact_trail(uuid) from public;
grant execute on function orderline.erase_customer(uuid), orderline.redact_trail(uuid), orderline.person_pattern(uuid, uuid, text[])
    to orderline_server;
