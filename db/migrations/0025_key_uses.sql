-- 0025_key_uses.sql: when each API key was used last.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Beside api_keys, not in it: a change there stands in the audit trail, and makes every server doubt what it knows of the tenant.
create table public.key_uses (
    tenant_id    uuid not null,
    key_id       uuid not null,
    last_used_at timestamp with time zone not null,
    constraint key_uses_pkey primary key (tenant_id, key_id),
    constraint key_uses_key_id_fkey foreign key (tenant_id, key_id) references public.api_keys (tenant_id, id) on delete cascade
);
comment on table public.key_uses is 'When API keys were used last; the server writes it once a minute';

select orderline.protect('public.key_uses');
grant select, insert, update on public.key_uses to orderline_server;
