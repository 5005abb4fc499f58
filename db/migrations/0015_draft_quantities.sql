-- 0015_draft_quantities.sql: a draft's quantities are positive also when the writer brings its own version.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Until now the lines of an update that raised the version were the server's word. The path query costs 2.4 us for twelve
-- lines, a tenth of draft_check_items, which says what is wrong when there is something.
create or replace function orderline.draft_rules() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.version > old.version and old.status in ('draft', 'presented') and new.status = old.status
           and new.id = old.id and new.tenant_id = old.tenant_id and new.customer_id = old.customer_id
           and new.call_id = old.call_id and new.currency is not distinct from old.currency
           and new.presented_version is not distinct from old.presented_version
           and new.subtotal_minor >= 0 and new.tax_minor >= 0 and new.total_minor >= 0
           and jsonb_typeof(new.order_items) = 'array' and pg_column_size(new.order_items) <= 1048576
           and not new.order_items @? '$[*].quantity ? (@ <= 0)' then
            if new.updated_at is not distinct from old.updated_at then
                new.updated_at := now();
            end if;
            return new;
        end if;
        if new.version > old.version and new.order_items <> old.order_items then
            perform orderline.draft_check_items(new.order_items);
        end if;
        new := orderline.draft_checked_update(old, new);
    elsif new.order_items <> '[]' then
        perform orderline.draft_check_items(new.order_items);
    end if;
    perform orderline.draft_check(new);
    return new;
end $$;
