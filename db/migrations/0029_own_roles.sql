-- 0029_own_roles.sql: roles of a tenant's own, beside those that every installation has, and who has them.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- "*" stays with the built-in owner: so who may do everything is told by one table (orderline.keep_owner()). A name stands for
-- one role, whichever table it is of.
create table public.tenant_roles (
    tenant_id   uuid not null,
    id          uuid not null default gen_random_uuid(),
    name        text not null,
    description text not null default '',
    permissions jsonb not null default '[]',
    created_at  timestamp with time zone not null default now(),
    constraint tenant_roles_pkey primary key (tenant_id, id),
    constraint tenant_roles_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint tenant_roles_name_check
        check (length(name) between 1 and 60 and lower(name) not in ('owner', 'manager', 'agent', 'viewer', 'integration')),
    constraint tenant_roles_description_check check (length(description) <= 300),
    constraint tenant_roles_permissions_check check (jsonb_typeof(permissions) = 'array'),
    constraint tenant_roles_not_everything_check check (not permissions ? '*')
);
create unique index tenant_roles_name_key on public.tenant_roles (tenant_id, lower(name));
comment on table public.tenant_roles is 'Roles of a tenant''s own';
comment on column public.tenant_roles.permissions is 'A JSON list of names of permissions; none of the built-in owner''s "*".';

create table public.user_tenant_roles (
    tenant_id   uuid not null,
    id          uuid not null default gen_random_uuid(),
    user_id     uuid not null,
    role_id     uuid not null,
    created_at  timestamp with time zone not null default now(),
    constraint user_tenant_roles_pkey primary key (tenant_id, id),
    constraint user_tenant_roles_user_id_role_id_key unique (tenant_id, user_id, role_id),
    constraint user_tenant_roles_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id)
        on delete cascade,
    constraint user_tenant_roles_role_id_fkey foreign key (tenant_id, role_id) references public.tenant_roles (tenant_id, id)
);
create index user_tenant_roles_role_id_idx on public.user_tenant_roles (tenant_id, role_id);
comment on table public.user_tenant_roles is 'Which of the tenant''s own roles its users have';

select orderline.protect('public.tenant_roles'), orderline.protect('public.user_tenant_roles');
grant select, insert, update, delete on public.tenant_roles, public.user_tenant_roles to orderline_server;
select orderline.audit_on('tenant_roles'), orderline.audit_on('user_tenant_roles');

-- As user_roles: rights are given with a secret key only; a user reads his own.
select orderline.open_to_rest('tenant_roles', 'users.manage', null, 'select, insert, update, delete');
grant select, insert, update, delete on public.user_tenant_roles to service_role;
grant select on public.user_tenant_roles to authenticated;
create policy rest_select on public.user_tenant_roles as restrictive for select to authenticated
    using (strpos(current_setting('app.permissions', true), ',users.manage,') > 0 or user_id = orderline.actor_id('user'));

alter publication orderline_access add table public.tenant_roles, public.user_tenant_roles;
