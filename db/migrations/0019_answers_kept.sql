-- 0019_answers_kept.sql: answers of /rest/v1 by Idempotency-Key, kept in the transaction that did what they tell of.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

alter table public.idempotency_keys
    add column headers jsonb,
    add column body    bytea;
create index idempotency_keys_answers_idx on public.idempotency_keys (tenant_id, created_at) where body is not null;
comment on column public.idempotency_keys.principal is 'Who asked; of a request of /rest/v1 with ''rest '' before it.';
comment on column public.idempotency_keys.headers is 'Of an answer of /rest/v1: an array of [name, value].';
comment on column public.idempotency_keys.body is 'Of an answer of /rest/v1: as it was sent.';

-- The roles of rest have no rights on the table. What they may do with it are these two functions, with keys of the
-- transaction's own tenant and actor only.
create function orderline.once_principal() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if coalesce(current_setting('app.tenant_id', true), '') = '' or coalesce(current_setting('app.actor', true), '') = '' then
        raise exception 'an Idempotency-Key needs somebody who asks' using errcode = 'insufficient_privilege';
    end if;
    return 'rest ' || current_setting('app.actor', true);
end $$;
revoke execute on function orderline.once_principal() from public;

-- outcome: 'new': the key is taken, the request is to be done. 'same': it was done, this was its answer. 'other': the key came
-- with another request. Waits for a transaction that has the key in hand; 55P03 if that takes too long. Who takes a key
-- removes a few of the tenant's that are past their time, so that they get no more.
create function orderline.once_begin(p_key text, p_request_hash bytea,
                                     out outcome text, out status integer, out headers jsonb, out body bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
#variable_conflict use_column
declare
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    who    text := orderline.once_principal();
    kept   public.idempotency_keys;
begin
    loop
        insert into public.idempotency_keys (tenant_id, principal, key, request_hash)
        values (tenant, who, p_key, p_request_hash)
        on conflict (tenant_id, principal, key) do nothing;
        exit when found;
        select * into kept from public.idempotency_keys k where k.tenant_id = tenant and k.principal = who and k.key = p_key;
        if found and kept.request_hash <> p_request_hash then
            outcome := 'other';
            return;
        elsif found then
            outcome := 'same';
            status := kept.status;
            headers := kept.headers;
            body := kept.body;
            return;
        end if;  -- it was past its time, and removed in between
    end loop;
    outcome := 'new';
    with old as (
        select k.principal, k.key from public.idempotency_keys k
        where k.tenant_id = tenant and k.body is not null and k.created_at < now() - interval '24 hours'
        order by k.created_at limit 10 for update skip locked)
    delete from public.idempotency_keys k using old
    where k.tenant_id = tenant and k.principal = old.principal and k.key = old.key;
end $$;
comment on function orderline.once_begin(text, bytea) is 'Takes an Idempotency-Key for this transaction, or gives the answer that it got.';

create function orderline.once_end(p_key text, p_status integer, p_headers jsonb, p_body bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    who    text := orderline.once_principal();
begin
    update public.idempotency_keys k set status = p_status, headers = p_headers, body = p_body
    where k.tenant_id = tenant and k.principal = who and k.key = p_key and k.status is null;
    if not found then
        raise exception 'the Idempotency-Key was not taken' using errcode = 'invalid_parameter_value';
    end if;
end $$;
comment on function orderline.once_end(text, integer, jsonb, bytea) is 'Keeps the answer of a key that this transaction has taken.';

revoke execute on function orderline.once_begin(text, bytea), orderline.once_end(text, integer, jsonb, bytea) from public;
grant execute on function orderline.once_begin(text, bytea), orderline.once_end(text, integer, jsonb, bytea)
    to authenticated, service_role;
