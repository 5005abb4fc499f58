-- 0020_audit_chain.sql: the trail in monthly parts, for nobody to change, and sealed by a chain of hashes per tenant.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- A part is dropped whole, so the part is in the primary key; changed_at cannot be, the contract lets it be null.
alter table public.audit_logs no force row level security;  -- the rows of all tenants are copied, whoever owns them
alter table public.audit_logs rename to audit_logs_before;
alter table public.audit_logs_before rename constraint audit_logs_pkey to audit_logs_before_pkey;
alter index public.audit_logs_tenant_id_seq_idx rename to audit_logs_before_seq_idx;
alter index public.audit_logs_row_id_idx rename to audit_logs_before_row_id_idx;
alter sequence public.audit_logs_seq_seq rename to audit_logs_before_seq_seq;

create table public.audit_logs (
    id         uuid not null default gen_random_uuid(),
    table_name text not null,
    action     text not null,
    old_data   jsonb,
    new_data   jsonb,
    changed_by uuid,
    changed_at timestamp with time zone default now(),
    tenant_id  uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    actor      text,
    row_id     uuid,
    seq        bigint generated always as identity,
    created_at timestamp with time zone not null default now(),
    nonce      uuid default gen_random_uuid(),
    constraint audit_logs_pkey primary key (tenant_id, id, created_at)
) partition by range (created_at);
create index audit_logs_tenant_id_seq_idx on public.audit_logs (tenant_id, seq);
create index audit_logs_row_id_idx on public.audit_logs (tenant_id, table_name, row_id, seq);
comment on table public.audit_logs is 'System-wide audit trail for tracking changes';
comment on column public.audit_logs.actor is
    'Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>.';
comment on column public.audit_logs.row_id is 'The id of the changed row, if it is a uuid.';
comment on column public.audit_logs.seq is 'Roughly the order of the changes.';
comment on column public.audit_logs.created_at is 'When the transaction began; its month (UTC) is the part of the table.';
comment on column public.audit_logs.nonce is
    'Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction.';

-- Where no table is looked for: parts come and go, they are reached through their parent, and nobody has a right to them.
create schema audit_parts;
comment on schema audit_parts is 'The monthly parts of public.audit_logs.';

-- It takes what no other part takes, so that no insert fails.
create table audit_parts.audit_logs_default partition of public.audit_logs default;

select orderline.protect('public.audit_logs');
alter table audit_parts.audit_logs_default enable row level security;
select orderline.open_to_rest('audit_logs', (
    select substring(pg_catalog.pg_get_expr(p.polqual, p.polrelid) from ',([a-z]+[.][a-z]+),') from pg_catalog.pg_policy p
    where p.polname = 'rest_select' and p.polrelid = 'public.audit_logs_before'::regclass), null, 'select');
grant select, insert on public.audit_logs to orderline_server;
grant select on sequence public.audit_logs_seq_seq to orderline_server;

-- The chain. An entry of the kind `rows` says which rows are there and what they hold (a digest each); `redaction`, what they
-- hold instead since then; `retention`, that the rows of a month may be gone. Its hash covers it and the hash before it.
create table public.audit_seals (
    tenant_id uuid not null,
    number    bigint not null,
    kind      text not null,
    month     date,
    seqs      bigint[] not null default '{}',
    digests   bytea not null default '',
    detail    text not null default '',
    made_at   timestamp with time zone not null,
    hash      bytea not null,
    constraint audit_seals_pkey primary key (tenant_id, number),
    constraint audit_seals_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint audit_seals_kind_check check (kind in ('rows', 'redaction', 'retention')),
    constraint audit_seals_digests_check check (octet_length(digests) = 32 * cardinality(seqs)),
    constraint audit_seals_hash_check check (octet_length(hash) = 32)
);
comment on table public.audit_seals is 'The chain of hashes over audit_logs';
comment on column public.audit_seals.number is 'Counted per tenant from 1, without gaps.';
comment on column public.audit_seals.month is 'Its first day: whose rows these are, or, of the kind retention, may be gone.';
comment on column public.audit_seals.digests is 'Of each row of seqs the SHA-256, 32 bytes each, in the same order.';
comment on column public.audit_seals.hash is 'SHA-256 of the hash before it and of all the other columns.';

-- Whoever seals holds the tenant's row. A sequence gives its numbers before the commit, so a row may yet appear among sealed
-- ones; not any more when every transaction of that time is over: seen_* is a moment that is waited for, complete_* the last
-- one that was reached.
create table public.audit_heads (
    tenant_id       uuid not null,
    number          bigint not null default 0,
    hash            bytea not null default decode(repeat('00', 32), 'hex'),
    complete_to     bigint not null default 0,
    complete_number bigint not null default 0,
    complete_at     timestamp with time zone not null default '0001-01-01 00:00:00+00',
    seen_to         bigint not null default 0,
    seen_number     bigint not null default 0,
    seen_at         timestamp with time zone not null default '0001-01-01 00:00:00+00',
    seen_xid        bigint,
    constraint audit_heads_pkey primary key (tenant_id),
    constraint audit_heads_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint audit_heads_hash_check check (octet_length(hash) = 32)
);
comment on table public.audit_heads is 'Where the chain of audit_seals ends, and how far it is complete';
comment on column public.audit_heads.number is 'Of the last entry of the chain; 0: there is none.';
comment on column public.audit_heads.complete_to is 'Every row with a seq up to this one is in the chain.';
comment on column public.audit_heads.complete_number is 'The rows after complete_to are in entries after this one.';
comment on column public.audit_heads.complete_at is 'When the sequence stood at complete_to.';
comment on column public.audit_heads.seen_to is 'Where the sequence stood at seen_at, before the first transaction that is not over.';
comment on column public.audit_heads.seen_number is 'The last entry of the chain then.';
comment on column public.audit_heads.seen_at is 'When that was.';
comment on column public.audit_heads.seen_xid is 'When all older transactions are over, complete_to becomes seen_to; null: it has.';

select orderline.protect('public.audit_seals'), orderline.protect('public.audit_heads');
grant select, insert on public.audit_seals to orderline_server;
grant select, insert, update on public.audit_heads to orderline_server;

-- What one of the owner's own functions is changing, where a rule has to let it. The setting alone opens nothing: whoever is
-- not the owner has no right to change those rows.
create function orderline.maintains(p_table text) returns boolean language sql stable set search_path = pg_catalog, pg_temp
return current_setting('orderline.maintains', true) = p_table
       and current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = 'public.audit_logs'::regclass);

create or replace function orderline.append_only() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'TRUNCATE' and orderline.maintains(tg_argv[0]) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    perform orderline.refuse(tg_argv[0] || '_append_only', tg_argv[0] || ' is only ever appended to');
    return null;
end $$;

create trigger append_only before update or delete on public.audit_logs
    for each row execute function orderline.append_only('audit_logs');
create trigger append_only_truncate before truncate on public.audit_logs
    for each statement execute function orderline.append_only('audit_logs');
create trigger append_only_truncate before truncate on audit_parts.audit_logs_default
    for each statement execute function orderline.append_only('audit_logs');
create trigger append_only before update or delete on public.audit_seals
    for each row execute function orderline.append_only('audit_seals');
create trigger append_only_truncate before truncate on public.audit_seals
    for each statement execute function orderline.append_only('audit_seals');

-- The part of a month; rows that came before it was there move in. False if it is there already.
create function orderline.audit_make_part(p_month date) returns boolean language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    part   text := 'audit_logs_' || to_char(p_month, 'YYYY_MM');
    begins timestamptz := p_month::timestamp at time zone 'UTC';
    ends   timestamptz := (p_month + interval '1 month') at time zone 'UTC';
begin
    if to_regclass('audit_parts.' || part) is not null then
        return false;
    end if;
    -- The whole table: a row that is on its way to the default part would be refused there once its month has a part.
    lock table public.audit_logs in access exclusive mode;
    execute format('create table audit_parts.%I (like public.audit_logs)', part);
    execute format('insert into audit_parts.%I select * from audit_parts.audit_logs_default where created_at >= $1 and created_at < $2', part)
        using begins, ends;
    perform set_config('orderline.maintains', 'audit_logs', true);
    delete from audit_parts.audit_logs_default where created_at >= begins and created_at < ends;
    perform set_config('orderline.maintains', '', true);
    execute format('alter table public.audit_logs attach partition audit_parts.%I for values from (%L) to (%L)', part, begins, ends);
    execute format('alter table audit_parts.%I enable row level security', part);
    execute format('create trigger append_only_truncate before truncate on audit_parts.%I
                    for each statement execute function orderline.append_only(''audit_logs'')', part);
    return true;
end $$;

-- Parts for this month and the next three, and for each month of which the default part holds rows. How many were made.
-- Waits at most two seconds for those who write: whoever calls it tries again later.
create function orderline.audit_make_parts() returns integer language plpgsql security definer
set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
    this_month date := date_trunc('month', now() at time zone 'UTC');
    made       integer := 0;
    one        date;
begin
    for one in
        select (this_month + make_interval(months => n))::date from generate_series(0, 3) as n
        union
        select date_trunc('month', d.created_at at time zone 'UTC')::date from audit_parts.audit_logs_default d
        where d.created_at between '2000-01-01' and '2999-12-31'
        order by 1
    loop
        made := made + orderline.audit_make_part(one)::integer;
    end loop;
    return made;
end $$;
comment on function orderline.audit_make_parts() is 'Makes the monthly parts of audit_logs ahead; for a job.';

-- Drops a month, of all tenants. Not before a year has passed, whoever asks.
create function orderline.audit_drop_part(p_month date) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
    part text := 'audit_parts.audit_logs_' || to_char(p_month, 'YYYY_MM');
begin
    if p_month >= date_trunc('month', (now() at time zone 'UTC') - interval '12 months') then
        perform orderline.refuse('audit_logs_kept', 'the trail is kept for a year at least');
    end if;
    if to_regclass(part) is null then
        return false;
    end if;
    execute 'drop table ' || to_regclass(part);
    return true;
end $$;
comment on function orderline.audit_drop_part(date) is 'Drops a month of audit_logs that is past the time it is kept; for a job.';

revoke execute on function orderline.audit_make_part(date), orderline.audit_make_parts(), orderline.audit_drop_part(date) from public;
grant execute on function orderline.audit_make_parts(), orderline.audit_drop_part(date) to orderline_server;

-- The trail as it was before.
do $$
declare
    one date;
begin
    for one in select distinct date_trunc('month', changed_at at time zone 'UTC')::date from public.audit_logs_before
               where changed_at between '2000-01-01' and '2999-12-31' loop
        perform orderline.audit_make_part(one);
    end loop;
end $$;
alter table public.audit_logs no force row level security;
insert into public.audit_logs (id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id,
                               seq, created_at) overriding system value
select id, table_name, action, old_data, new_data, changed_by, changed_at, tenant_id, actor, row_id, seq,
       coalesce(changed_at, now())
from public.audit_logs_before order by seq;
alter table public.audit_logs force row level security;
select pg_catalog.setval('public.audit_logs_seq_seq', last_value, is_called) from public.audit_logs_before_seq_seq;
drop table public.audit_logs_before;
