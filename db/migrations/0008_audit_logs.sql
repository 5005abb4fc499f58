-- 0008_audit_logs.sql: the system-wide trail: the table. Its triggers follow in 0012_audit.sql.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- No foreign key: the trail outlives what it tells of.
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
    constraint audit_logs_pkey primary key (tenant_id, id)
);
create index audit_logs_tenant_id_seq_idx on public.audit_logs (tenant_id, seq);
create index audit_logs_row_id_idx on public.audit_logs (tenant_id, table_name, row_id, seq);
comment on table public.audit_logs is 'System-wide audit trail for tracking changes';
comment on column public.audit_logs.actor is
    'Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>.';
comment on column public.audit_logs.row_id is 'The id of the changed row, if it is a uuid.';
comment on column public.audit_logs.seq is 'Roughly the order of the changes.';
