-- 0002_global_tables.sql: tables without a tenant of their own: tenants, roles, industries, logins.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- Global tables become reference tables when sharded. They have no row-level security and no foreign key to a tenant table.

create table public.tenants (
    id          uuid not null default gen_random_uuid(),
    name        text not null,
    domain      text,
    settings    jsonb default '{}',
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint tenants_pkey primary key (id),
    constraint tenants_domain_key unique (domain),
    constraint tenants_settings_check check (jsonb_typeof(settings) = 'object')
);
comment on table public.tenants is 'Contains tenant/organization information for multi-tenant setup';

create table public.roles (
    id          uuid not null default gen_random_uuid(),
    name        text not null,
    description text,
    permissions jsonb default '[]',
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint roles_pkey primary key (id),
    constraint roles_name_key unique (name),
    constraint roles_permissions_check check (jsonb_typeof(permissions) = 'array')
);

create table public.industries (
    id          uuid not null default gen_random_uuid(),
    name        text not null,
    description text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint industries_pkey primary key (id),
    constraint industries_name_key unique (name)
);

-- Who signs in has no tenant yet: this table finds it. No foreign key to users, because users are spread by tenant; a login
-- whose user is gone signs nobody in, and setting a password for that e-mail again replaces it.
create table public.logins (
    email       text not null,
    tenant_id   uuid not null,
    user_id     uuid not null,
    created_at  timestamp with time zone default now(),
    constraint logins_pkey primary key (email),
    constraint logins_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint logins_email_check check (email = lower(email))
);
create index logins_tenant_id_user_id_idx on public.logins (tenant_id, user_id);
comment on table public.logins is 'Which user of which tenant signs in with an e-mail address and a password';
comment on column public.logins.email is 'The address in lower case.';

-- The roles that every installation has, with fixed ids. `*` is every permission, also those of later versions.
insert into public.roles (id, name, description, permissions) values
    ('00000000-0000-4000-8000-000000000001', 'owner', 'May do everything in the tenant', '["*"]'),
    ('00000000-0000-4000-8000-000000000002', 'manager', 'Runs the daily business and its users',
     '["customers.read", "customers.write", "products.read", "products.write", "calls.read", "calls.write", "drafts.read",
       "drafts.write", "drafts.accept", "prices.override", "orders.read", "orders.write", "users.manage"]'),
    ('00000000-0000-4000-8000-000000000003', 'agent', 'Calls customers and takes their orders',
     '["customers.read", "customers.write", "products.read", "calls.read", "calls.write", "drafts.read", "drafts.write",
       "drafts.accept", "orders.read"]'),
    ('00000000-0000-4000-8000-000000000004', 'viewer', 'Reads, changes nothing',
     '["customers.read", "products.read", "calls.read", "drafts.read", "orders.read"]'),
    ('00000000-0000-4000-8000-000000000005', 'integration', 'A connected system, such as an ERP',
     '["customers.read", "customers.write", "products.read", "products.write", "calls.read", "drafts.read", "orders.read",
       "orders.write"]');
