-- 0013_order_rules.sql: what always holds for an order: its number, its quantities, and that what was accepted stays.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- The next number of the tenant, when none is given. Whoever brings many orders in one transaction should take a block of
-- numbers first (update order_numbers … last + n) and give them: the same row changed thousands of times becomes slow.
create function orderline.order_number() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
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
    return new;
end $$;

create trigger order_number before insert on public.orders
    for each row execute function orderline.order_number('orders');

create function orderline.order_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform orderline.refuse(tg_argv[0] || '_accepted_immutable', 'what was accepted does not change');
    return null;
end $$;

create trigger order_accepted_update before update on public.orders
    for each row when (
        (old.accepted_snapshot is not null and (
            new.accepted_snapshot is distinct from old.accepted_snapshot
            or new.id <> old.id or new.tenant_id <> old.tenant_id
            or new.customer_id is distinct from old.customer_id or new.order_number is distinct from old.order_number
            or new.currency is distinct from old.currency or new.subtotal_minor is distinct from old.subtotal_minor
            or new.tax_minor is distinct from old.tax_minor or new.total_minor is distinct from old.total_minor
            or new.delivery_date is distinct from old.delivery_date or new.accepted_by is distinct from old.accepted_by))
        or (old.accepted_digest is not null and new.accepted_digest is distinct from old.accepted_digest)
        or (old.accepted_version is not null and new.accepted_version is distinct from old.accepted_version)
        or (old.draft_id is not null and new.draft_id is distinct from old.draft_id))
    execute function orderline.order_refuse('orders');

create trigger order_accepted_delete before delete on public.orders
    for each row when (old.accepted_snapshot is not null) execute function orderline.order_refuse('orders');

-- `quantity` (whole units, rounded up) and `quantity_thousandths` say the same; the one that was given fills the other.
create function orderline.order_item_quantity() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.quantity_thousandths is null then
            new.quantity_thousandths := new.quantity::bigint * 1000;
        elsif new.quantity is null then
            new.quantity := (new.quantity_thousandths + 999) / 1000;
        end if;
    elsif new.quantity_thousandths is distinct from old.quantity_thousandths and new.quantity = old.quantity then
        new.quantity := (new.quantity_thousandths + 999) / 1000;
    elsif new.quantity is distinct from old.quantity and new.quantity_thousandths = old.quantity_thousandths then
        new.quantity_thousandths := new.quantity::bigint * 1000;
    end if;
    return new;
end $$;

create trigger order_item_quantity before insert or update on public.order_items
    for each row execute function orderline.order_item_quantity('order_items');

create function orderline.order_item_guard() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from public.orders o
               where o.tenant_id = old.tenant_id and o.id = old.order_id and o.accepted_snapshot is not null)
       or (tg_op = 'UPDATE' and new.order_id <> old.order_id and exists (
               select from public.orders o
               where o.tenant_id = new.tenant_id and o.id = new.order_id and o.accepted_snapshot is not null)) then
        perform orderline.refuse('order_items_accepted_immutable', 'the lines of an accepted order do not change');
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger order_item_guard before update or delete on public.order_items
    for each row execute function orderline.order_item_guard('order_items');

-- An accepted order gets its lines in the transaction that makes it, and none later. created_at tells: now() is the start of
-- the transaction (whoever sets created_at of an accepted order by hand gives it its lines in the same statement).
create function orderline.order_item_late() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from new_rows r join public.orders o on o.tenant_id = r.tenant_id and o.id = r.order_id
               where o.accepted_snapshot is not null and o.created_at <> now()
                 and o.xmin <> pg_current_xact_id()::xid) then
        perform orderline.refuse('order_items_accepted_immutable', 'an accepted order gets no more lines');
    end if;
    return null;
end $$;

create trigger order_item_late after insert on public.order_items
    referencing new table as new_rows for each statement execute function orderline.order_item_late('order_items');
