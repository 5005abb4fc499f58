-- 0028_second_factor.sql: authenticator apps of users, and which sessions began with one.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- The secret is sealed with a key that the database does not have, and of a recovery code only the HMAC stands here: a copy of
-- the table must not be enough to sign in.
create table public.user_factors (
    tenant_id       uuid not null,
    id              uuid not null default gen_random_uuid(),
    user_id         uuid not null,
    friendly_name   text not null default '',
    secret          bytea not null,
    last_step       bigint not null default 0,
    recovery_hashes jsonb not null default '[]',
    created_at      timestamp with time zone not null default now(),
    verified_at     timestamp with time zone,
    last_used_at    timestamp with time zone,
    constraint user_factors_pkey primary key (tenant_id, id),
    constraint user_factors_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade,
    constraint user_factors_friendly_name_check check (length(friendly_name) <= 100),
    constraint user_factors_recovery_hashes_check check (jsonb_typeof(recovery_hashes) = 'array')
);
create index user_factors_user_id_idx on public.user_factors (tenant_id, user_id);
create unique index user_factors_friendly_name_key on public.user_factors (tenant_id, user_id, friendly_name)
    where friendly_name <> '';
comment on table public.user_factors is 'Second factors: authenticator apps (TOTP, RFC 6238) of users';
comment on column public.user_factors.friendly_name is 'The user''s own name for it; empty if he gave none.';
comment on column public.user_factors.secret is 'What the app knows too, sealed (XChaCha20-Poly1305).';
comment on column public.user_factors.last_step is 'Of the last code that was taken, in half minutes since 1970: each is taken once.';
comment on column public.user_factors.recovery_hashes is 'HMACs of the recovery codes not used yet, in hex.';
comment on column public.user_factors.verified_at is 'When the first code was right. Until then nobody is asked for it.';

select orderline.protect('public.user_factors');
grant select, insert, update, delete on public.user_factors to orderline_server;
select orderline.audit_on('user_factors', '{friendly_name,secret,last_step,recovery_hashes}');

alter table public.refresh_sessions
    add column second_factor    text,
    add column second_factor_at timestamp with time zone;
alter table public.refresh_sessions
    add constraint refresh_sessions_second_factor_check
        check (second_factor in ('totp', 'recovery_code') and second_factor_at is not null
               or second_factor is null and second_factor_at is null);
comment on column public.refresh_sessions.second_factor is 'What was shown beside the password; null if nothing was.';

-- As in 0021, and with the second factors.
create or replace function orderline.erase_account(p_user uuid) returns jsonb language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
    tenant   constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    affected bigint;
begin
    delete from public.logins l where l.tenant_id = tenant and l.user_id = p_user;
    delete from public.refresh_sessions s where s.tenant_id = tenant and s.user_id = p_user;
    delete from public.one_time_codes c where c.tenant_id = tenant and c.user_id = p_user;
    delete from public.user_factors f where f.tenant_id = tenant and f.user_id = p_user;
    delete from public.user_preferences p where p.tenant_id = tenant and p.user_id = p_user;
    update public.users u
    set email = '', username = null, phone = null, password_hash = null, is_active = false, user_metadata = '{}',
        app_metadata = '{}', email_confirmed_at = null, phone_confirmed_at = null
    where u.tenant_id = tenant and u.id = p_user and (u.email <> '' or u.phone is not null or u.username is not null);
    get diagnostics affected = row_count;
    return jsonb_build_object('users', affected);
end $$;
