-- 0003_people.sql: the tenant's own people and machines: users, agents, keys, networks, numbers, chat, sessions.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Every tenant table has the primary key (tenant_id, id), and every foreign key begins with tenant_id. So the same user id may
-- stand in several tenants, one row in each, and no row can point into another tenant.

create table public.users (
    id            uuid not null default gen_random_uuid(),
    tenant_id     uuid not null,
    email         text not null,
    username      text,
    password_hash text,
    last_login    timestamp with time zone,
    is_active     boolean default true,
    created_at    timestamp with time zone default now(),
    updated_at    timestamp with time zone default now(),
    constraint users_pkey primary key (tenant_id, id),
    constraint users_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);
create unique index users_tenant_id_email_key on public.users (tenant_id, lower(email));
comment on table public.users is 'User authentication and identification information across tenants';

create table public.user_roles (
    id          uuid not null default gen_random_uuid(),
    user_id     uuid not null,
    role_id     uuid not null,
    tenant_id   uuid not null,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint user_roles_pkey primary key (tenant_id, id),
    constraint user_roles_user_id_role_id_key unique (tenant_id, user_id, role_id),
    constraint user_roles_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade,
    constraint user_roles_role_id_fkey foreign key (role_id) references public.roles (id)
);
create index user_roles_role_id_idx on public.user_roles (role_id);
comment on table public.user_roles is 'Role assignments for users across tenants';

-- tenant_id is not in the contract: a client that does not know it gets the tenant of its transaction.
create table public.user_preferences (
    id          uuid not null default gen_random_uuid(),
    user_id     uuid not null,
    personal    jsonb default '{}',
    business    jsonb default '{}',
    orders      jsonb default '{}',
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    tenant_id   uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    constraint user_preferences_pkey primary key (tenant_id, id),
    constraint user_preferences_user_id_key unique (tenant_id, user_id),
    constraint user_preferences_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade
);

create table public.agents (
    id           uuid not null default gen_random_uuid(),
    tenant_id    uuid not null,
    user_id      uuid,
    name         text not null,
    email        text,
    phone_number text,
    department   text,
    is_active    boolean default true,
    created_at   timestamp with time zone default now(),
    updated_at   timestamp with time zone default now(),
    constraint agents_pkey primary key (tenant_id, id),
    constraint agents_user_id_key unique (tenant_id, user_id),
    constraint agents_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint agents_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
);
create index agents_tenant_id_name_idx on public.agents (tenant_id, name, id);
comment on table public.agents is 'Customer service agents who handle calls and orders';

-- `key` holds only the SHA-256 (hex) of the whole key text; the text names its tenant, so it is looked up under the policy.
create table public.api_keys (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    key         text not null,
    name        text not null,
    permissions jsonb default '[]',
    expires_at  timestamp with time zone,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint api_keys_pkey primary key (tenant_id, id),
    constraint api_keys_key_key unique (tenant_id, key),
    constraint api_keys_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint api_keys_permissions_check check (jsonb_typeof(permissions) = 'array')
);

create table public.ip_allowlist (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    ip_address  cidr not null,
    description text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint ip_allowlist_pkey primary key (tenant_id, id),
    constraint ip_allowlist_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);

create table public.access_phones (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    number      text not null,
    description text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint access_phones_pkey primary key (tenant_id, id),
    constraint access_phones_number_key unique (tenant_id, number),
    constraint access_phones_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);

-- One sequence per installation, as a plain default: an identity column of type integer cannot be sharded.
create sequence public.messages_id_seq as integer;
create table public.messages (
    id          integer not null default nextval('public.messages_id_seq'),
    content     text not null,
    user_id     text not null,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    tenant_id   uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    constraint messages_pkey primary key (tenant_id, id),
    constraint messages_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);
alter sequence public.messages_id_seq owned by public.messages.id;

-- A refresh token is used once: it is replaced by the next one. The previous one is kept, so that its reuse is noticed.
create table public.refresh_sessions (
    tenant_id     uuid not null,
    id            uuid not null default gen_random_uuid(),
    user_id       uuid not null,
    token_hash    bytea not null,
    previous_hash bytea,
    created_at    timestamp with time zone not null default now(),
    rotated_at    timestamp with time zone,
    expires_at    timestamp with time zone not null,
    revoked_at    timestamp with time zone,
    constraint refresh_sessions_pkey primary key (tenant_id, id),
    constraint refresh_sessions_token_hash_key unique (tenant_id, token_hash),
    constraint refresh_sessions_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade
);
create index refresh_sessions_user_id_idx on public.refresh_sessions (tenant_id, user_id);
create index refresh_sessions_previous_hash_idx on public.refresh_sessions (tenant_id, previous_hash);
comment on table public.refresh_sessions is 'Who is signed in: one row per device, with the SHA-256 of its refresh token';
