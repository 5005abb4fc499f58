-- 0011_draft_rules.sql: what always holds for a draft, whoever writes it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Edits are the hot path. So the rules are tested in the WHEN of the triggers, and a function is called only when one is broken
-- or when somebody wrote past the server. Errors carry a name like a constraint's, in the message too.

create function orderline.draft_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.status in ('accepted', 'declined', 'expired') then
        raise exception 'an accepted, declined or expired draft cannot change (proposed_orders_closed)'
            using errcode = 'check_violation', constraint = 'proposed_orders_closed';
    elsif new.version < old.version then
        raise exception 'the version of a draft only grows (proposed_orders_version_grows)'
            using errcode = 'check_violation', constraint = 'proposed_orders_version_grows';
    end if;
    raise exception 'a draft keeps its id, tenant, customer and call (proposed_orders_identity)'
        using errcode = 'check_violation', constraint = 'proposed_orders_identity';
end $$;

create trigger draft_1_refuse before update on public.proposed_orders
    for each row when (
        old.status in ('accepted', 'declined', 'expired') or new.version < old.version
        or new.id <> old.id or new.tenant_id <> old.tenant_id
        or new.customer_id <> old.customer_id or new.call_id <> old.call_id)
    execute function orderline.draft_refuse('proposed_orders');

-- What the server checks in C++ before it writes, for those who write past it.
create function orderline.draft_check_items(items jsonb) returns void language plpgsql immutable
set search_path = pg_catalog, pg_temp as $$
begin
    if jsonb_typeof(items) = 'array' and exists (
        select from jsonb_array_elements(items) as item
        where case
            when jsonb_typeof(item) <> 'object' then true
            when jsonb_typeof(item -> 'quantity') = 'number' and (item ->> 'quantity')::numeric <= 0 then true
            when jsonb_typeof(item -> 'quantity') not in ('number', 'null') then true
            when jsonb_typeof(item -> 'price') = 'number' and (item ->> 'price')::numeric < 0 then true
            when jsonb_typeof(item -> 'price') not in ('number', 'null') then true
            else false
        end)
    then
        raise exception 'order_items: each is an object, its quantity positive, its price not negative (proposed_orders_items_valid)'
            using errcode = 'check_violation', constraint = 'proposed_orders_items_valid';
    end if;
end $$;

create function orderline.draft_insert() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform orderline.draft_check_items(new.order_items);
    return new;
end $$;

create trigger draft_insert before insert on public.proposed_orders
    for each row when (new.order_items <> '[]') execute function orderline.draft_insert('proposed_orders');

-- Who changes a draft, from the setting app.actor; psql without it is `system`, named after its role.
create function orderline.draft_actor(out kind text, out id uuid, out name text) language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
declare
    said text := nullif(current_setting('app.actor', true), '');
begin
    kind := split_part(coalesce(said, ''), ':', 1);
    if kind in ('user', 'customer', 'key', 'ai') then
        id := orderline.actor_id(kind);
    else
        kind := 'system';
        name := coalesce(said, 'psql:' || session_user);
    end if;
end $$;

-- The content changed and the version did not: somebody wrote who knows only the contract. The change gets its version and its
-- row in the trail, so that every screen hears of it; digest and totals are computed again by the server (null says so).
create function orderline.draft_replace() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    who record := orderline.draft_actor();
begin
    perform orderline.draft_check_items(new.order_items);
    new.version := old.version + 1;
    if new.digest is not distinct from old.digest then
        new.digest := null;
        new.subtotal_minor := null;
        new.tax_minor := null;
        new.total_minor := null;
    end if;
    insert into public.draft_operations (tenant_id, draft_id, version, kind, operation, status, subtotal_minor, tax_minor,
                                         total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    values (new.tenant_id, new.id, new.version, 'replace',
            jsonb_build_object('order_items', new.order_items, 'note', new.note, 'delivery_date', new.delivery_date),
            new.status, new.subtotal_minor, new.tax_minor, new.total_minor, new.digest, who.kind, who.id, who.name,
            left(new.last_device_id, 100));
    return new;
end $$;

create trigger draft_2_replace before update on public.proposed_orders
    for each row when (
        new.version = old.version
        and (new.order_items <> old.order_items or new.note <> old.note
             or new.delivery_date is distinct from old.delivery_date))
    execute function orderline.draft_replace('proposed_orders');

-- The status changed. The server writes the row of the trail in the same statement; if it is missing, it is written here.
create function orderline.draft_status_trail() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    who record;
    did text := case new.status when 'presented' then 'present' when 'accepted' then 'accept'
                                when 'declined' then 'decline' when 'expired' then 'expire' else 'reopen' end;
begin
    if exists (select from public.draft_operations o
               where o.tenant_id = new.tenant_id and o.draft_id = new.id and o.version = new.version and o.kind = did) then
        return null;
    end if;
    who := orderline.draft_actor();
    insert into public.draft_operations (tenant_id, draft_id, version, kind, status, subtotal_minor, tax_minor,
                                         total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    values (new.tenant_id, new.id, new.version, did, new.status, new.subtotal_minor, new.tax_minor,
            new.total_minor, new.digest, who.kind, who.id, who.name, left(new.last_device_id, 100));
    return null;
end $$;

create trigger draft_status_trail after update on public.proposed_orders
    for each row when (new.status <> old.status) execute function orderline.draft_status_trail('proposed_orders');

-- An accepted draft stays. Another one may go; its call forgets it, its trail remains.
create function orderline.draft_delete() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.status = 'accepted' then
        raise exception 'an accepted draft cannot be deleted (proposed_orders_accepted_delete)'
            using errcode = 'check_violation', constraint = 'proposed_orders_accepted_delete';
    end if;
    update public.call_logs set draft_id = null where tenant_id = old.tenant_id and draft_id = old.id;
    return old;
end $$;

create trigger draft_delete before delete on public.proposed_orders
    for each row execute function orderline.draft_delete('proposed_orders');

-- The trail is only ever appended to, also by the owner of the database.
create function orderline.append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception '% is only ever appended to (%_append_only)', tg_argv[0], tg_argv[0]
        using errcode = 'check_violation', constraint = tg_argv[0] || '_append_only';
end $$;

create trigger append_only before update or delete on public.draft_operations
    for each row execute function orderline.append_only('draft_operations');
create trigger append_only_truncate before truncate on public.draft_operations
    for each statement execute function orderline.append_only('draft_operations');
