-- 0018_sign_in.sql: users of /auth/v1: phones, confirmed addresses, metadata; codes sent to addresses, and the messages with them.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Whoever is a user already counts as confirmed. The default fills the rows without an UPDATE, which a policy could hide
-- rows from, and which the audit trail would record; then it goes: a new row is confirmed by who inserts it.
alter table public.users
    add column email_confirmed_at   timestamp with time zone default now(),
    add column phone                text,
    add column phone_confirmed_at   timestamp with time zone,
    add column confirmation_sent_at timestamp with time zone,
    add column recovery_sent_at     timestamp with time zone,
    add column banned_until         timestamp with time zone,
    add column user_metadata        jsonb not null default '{}',
    add column app_metadata         jsonb not null default '{}';
alter table public.users alter column email_confirmed_at drop default;

-- Both stand in every access token, and a header has a limit.
alter table public.users
    add constraint users_phone_check check (phone ~ '^[1-9][0-9]{1,14}$'),
    add constraint users_user_metadata_check
        check (jsonb_typeof(user_metadata) = 'object' and octet_length(user_metadata::text) <= 3072),
    add constraint users_app_metadata_check
        check (jsonb_typeof(app_metadata) = 'object' and octet_length(app_metadata::text) <= 1024);

-- Whoever signs in by phone alone has the address ''.
drop index public.users_tenant_id_email_key;
create unique index users_tenant_id_email_key on public.users (tenant_id, lower(email)) where email <> '';
create unique index users_tenant_id_phone_key on public.users (tenant_id, phone) where phone is not null;

comment on column public.users.email_confirmed_at is 'When the user proved to read this address, or somebody vouched for it.';
comment on column public.users.phone is 'E.164 without the plus sign.';
comment on column public.users.phone_confirmed_at is 'When the user proved to have this phone, or somebody vouched for it.';
comment on column public.users.confirmation_sent_at is 'When the last code to confirm an address was sent.';
comment on column public.users.recovery_sent_at is 'When the last code for a forgotten password was sent.';
comment on column public.users.banned_until is 'Until then the user cannot sign in.';
comment on column public.users.user_metadata is 'What the user says of himself: never to be trusted.';
comment on column public.users.app_metadata is 'What the tenant''s own servers keep of the user.';

-- How a session began, for the claim amr, and from where, for people who look at their sessions.
alter table public.refresh_sessions
    add column method     text not null default 'password',
    add column ip         inet,
    add column user_agent text;
alter table public.refresh_sessions
    add constraint refresh_sessions_method_check check (method in ('password', 'otp')),
    add constraint refresh_sessions_user_agent_check check (octet_length(user_agent) <= 200);
comment on column public.refresh_sessions.rotated_at is 'When the session was last refreshed.';

-- Who knows a code has read what was sent to an address. Only its HMAC stands here: six digits are soon tried, and a copy of
-- the table must not be enough for it. A code goes when it is used, replaced or expired; there is one of a kind for a user.
create table public.one_time_codes (
    tenant_id   uuid not null,
    id          uuid not null default gen_random_uuid(),
    user_id     uuid not null,
    kind        text not null,
    address     text not null,
    code_hash   bytea not null,
    token_hash  bytea not null,
    attempts    integer not null default 0,
    created_at  timestamp with time zone not null default now(),
    expires_at  timestamp with time zone not null,
    constraint one_time_codes_pkey primary key (tenant_id, id),
    constraint one_time_codes_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade,
    constraint one_time_codes_kind_check
        check (kind in ('signup', 'magiclink', 'recovery', 'sms', 'email_change', 'phone_change')),
    constraint one_time_codes_token_hash_key unique (tenant_id, token_hash)
);
create index one_time_codes_address_idx on public.one_time_codes (tenant_id, address);
create index one_time_codes_user_id_idx on public.one_time_codes (tenant_id, user_id);
create index one_time_codes_expires_at_idx on public.one_time_codes (tenant_id, expires_at);
comment on table public.one_time_codes is 'Codes of six digits that were sent to an address and not used yet';
comment on column public.one_time_codes.attempts is 'How often it was guessed; five end it.';
comment on column public.one_time_codes.token_hash is 'SHA-256 of the text in a mail''s link.';

-- Messages for people, written in the transaction that they belong to. Whoever sends them sets sent_at. A message with a code
-- has the code's id, and is deleted when the code is used, replaced or expired.
create table public.outbox (
    tenant_id   uuid not null,
    id          uuid not null default gen_random_uuid(),
    channel     text not null,
    recipient   text not null,
    subject     text not null default '',
    body        text not null,
    purpose     text not null,
    created_at  timestamp with time zone not null default now(),
    expires_at  timestamp with time zone not null,
    sent_at     timestamp with time zone,
    constraint outbox_pkey primary key (tenant_id, id),
    constraint outbox_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint outbox_channel_check check (channel in ('email', 'sms'))
);
create index outbox_unsent_idx on public.outbox (tenant_id, created_at) where sent_at is null;
create index outbox_expires_at_idx on public.outbox (tenant_id, expires_at);
comment on table public.outbox is 'E-mails and text messages to be sent';
comment on column public.outbox.subject is 'Of an e-mail; empty for a text message.';

-- Neither is under audit: what they hold is secret, and gone soon.
select orderline.protect('public.one_time_codes'), orderline.protect('public.outbox');
grant select, insert, update, delete on public.one_time_codes, public.outbox to orderline_server;

-- Once more, with the columns that are new.
select orderline.hide_columns('users', '{password_hash}');
