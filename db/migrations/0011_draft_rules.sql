-- 0011_draft_rules.sql: what always holds for a draft, whoever writes it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Edits are the hot path, and one trigger whose plans are kept is the cheapest way to check them: CHECK constraints and WHEN
-- conditions are parsed anew in each statement. Errors carry a name like a constraint's, in the message too.

create function orderline.refuse(rule text, sentence text) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    raise exception '% (%)', sentence, rule using errcode = 'check_violation', constraint = rule;
end $$;
comment on function orderline.refuse(text, text) is 'Raises a check violation that names a rule, as a constraint would.';

-- What the server checks in C++ before it writes, for those who write past it.
create function orderline.draft_check_items(items jsonb) returns void language plpgsql
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
        perform orderline.refuse('proposed_orders_items_valid',
                                 'order_items: each is an object, its quantity positive, its price not negative');
    end if;
end $$;

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
create function orderline.draft_replaced(was public.proposed_orders, draft public.proposed_orders)
returns public.proposed_orders language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    who record := orderline.draft_actor();
begin
    perform orderline.draft_check_items(draft.order_items);
    draft.version := was.version + 1;
    if draft.digest is not distinct from was.digest then
        draft.digest := null;
        draft.subtotal_minor := null;
        draft.tax_minor := null;
        draft.total_minor := null;
    end if;
    insert into public.draft_operations (tenant_id, draft_id, version, kind, operation, status, subtotal_minor, tax_minor,
                                         total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    values (draft.tenant_id, draft.id, draft.version, 'replace',
            jsonb_build_object('order_items', draft.order_items, 'note', draft.note, 'delivery_date', draft.delivery_date),
            draft.status, draft.subtotal_minor, draft.tax_minor, draft.total_minor, draft.digest, who.kind, who.id, who.name,
            left(draft.last_device_id, 100));
    return draft;
end $$;

-- What must hold of an update, apart from what must hold of every row.
create function orderline.draft_checked_update(was public.proposed_orders, draft public.proposed_orders)
returns public.proposed_orders language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
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

-- What must hold of every row. pg_column_size does not copy the value, as octet_length(order_items::text) would.
create function orderline.draft_check(draft public.proposed_orders) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    if jsonb_typeof(draft.order_items) <> 'array' or pg_column_size(draft.order_items) > 1048576 then
        perform orderline.refuse('proposed_orders_order_items_check', 'order_items is a JSON array of at most 1 MB');
    end if;
    if draft.version < 1 or draft.presented_version > draft.version then
        perform orderline.refuse('proposed_orders_version_check', 'versions count from 1, and only one that exists was shown');
    end if;
    if draft.subtotal_minor < 0 or draft.tax_minor < 0 or draft.total_minor < 0 then
        perform orderline.refuse('proposed_orders_money_check', 'an amount is not negative');
    end if;
    if draft.currency !~ '^[A-Z]{3}$' then
        perform orderline.refuse('proposed_orders_currency_check', 'a currency has three capital letters');
    end if;
    if draft.status = 'accepted'
       and (draft.accepted_version is distinct from draft.version or draft.accepted_digest is null
            or draft.accepted_at is null or draft.order_id is null) then
        perform orderline.refuse('proposed_orders_accepted_check',
                                 'accepting names the current version, its digest, the time and the order');
    end if;
end $$;

-- The first condition is the server's edit, whole and sound; all others go on to be told what is wrong, if anything is. The
-- two functions of the hot path have no SET search_path, which costs 4 us a call: they are full of pg_catalog's and qualified
-- names only, and run with the rights of whoever writes.
create function orderline.draft_rules() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.version > old.version and old.status in ('draft', 'presented') and new.status = old.status
           and new.id = old.id and new.tenant_id = old.tenant_id and new.customer_id = old.customer_id
           and new.call_id = old.call_id and new.currency is not distinct from old.currency
           and new.presented_version is not distinct from old.presented_version
           and new.subtotal_minor >= 0 and new.tax_minor >= 0 and new.total_minor >= 0
           and jsonb_typeof(new.order_items) = 'array' and pg_column_size(new.order_items) <= 1048576 then
            if new.updated_at is not distinct from old.updated_at then
                new.updated_at := now();
            end if;
            return new;
        end if;
        new := orderline.draft_checked_update(old, new);
    elsif new.order_items <> '[]' then
        perform orderline.draft_check_items(new.order_items);
    end if;
    perform orderline.draft_check(new);
    return new;
end $$;

create trigger draft_rules before insert or update on public.proposed_orders
    for each row execute function orderline.draft_rules('proposed_orders');

-- The status changed. The server writes the row of the trail in the same statement; if it is missing, it is written here.
create function orderline.draft_status_trail() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    who record;
    did text := case new.status when 'presented' then 'present' when 'accepted' then 'accept'
                                when 'declined' then 'decline' when 'expired' then 'expire' else 'reopen' end;
begin
    if new.status = old.status or exists (
               select from public.draft_operations o
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

create trigger draft_status_trail after update of status on public.proposed_orders
    for each row execute function orderline.draft_status_trail('proposed_orders');

-- An accepted draft stays. Another one may go; its call forgets it, its trail remains.
create function orderline.draft_delete() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.status = 'accepted' then
        perform orderline.refuse('proposed_orders_accepted_delete', 'an accepted draft cannot be deleted');
    end if;
    update public.call_logs set draft_id = null where tenant_id = old.tenant_id and draft_id = old.id;
    return old;
end $$;

create trigger draft_delete before delete on public.proposed_orders
    for each row execute function orderline.draft_delete('proposed_orders');

-- The trail is only ever appended to, also by the owner of the database.
create function orderline.append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform orderline.refuse(tg_argv[0] || '_append_only', tg_argv[0] || ' is only ever appended to');
    return null;
end $$;

create trigger append_only before update or delete on public.draft_operations
    for each row execute function orderline.append_only('draft_operations');
create trigger append_only_truncate before truncate on public.draft_operations
    for each statement execute function orderline.append_only('draft_operations');

create function orderline.operation_rules() returns trigger language plpgsql as $$
begin
    if new.kind not in ('put_line', 'remove_line', 'set_note', 'set_delivery_date', 'replace',
                        'present', 'reopen', 'accept', 'decline', 'expire') then
        perform orderline.refuse('draft_operations_kind_check', 'no such kind of operation');
    end if;
    if new.status not in ('draft', 'presented', 'accepted', 'declined', 'expired') then
        perform orderline.refuse('draft_operations_status_check', 'no such status of a draft');
    end if;
    if new.actor_kind not in ('user', 'customer', 'key', 'ai', 'system') then
        perform orderline.refuse('draft_operations_actor_kind_check', 'no such kind of actor');
    end if;
    if new.version < 1 or octet_length(new.device_id) > 400 then
        perform orderline.refuse('draft_operations_version_check', 'versions count from 1; a device id is short');
    end if;
    return new;
end $$;

create trigger operation_rules before insert on public.draft_operations
    for each row execute function orderline.operation_rules('draft_operations');
