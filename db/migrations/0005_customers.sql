-- 0005_customers.sql: whom we call, and every call.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

create function orderline.customer_search(first_name text, last_name text, company text, email text, phone text, city text)
returns text language sql immutable parallel safe
return pg_catalog.left(orderline.fold(
    coalesce(company, '') || ' ' || first_name || ' ' || last_name || ' ' || coalesce(email, '') || ' '
    || coalesce(phone, '') || ' ' || coalesce(pg_catalog.regexp_replace(phone, '[^0-9]', '', 'g'), '') || ' '
    || coalesce(city, '')), 300);

create table public.customers (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    user_id     uuid,
    first_name  text not null,
    last_name   text not null,
    email       text,
    phone       text,
    address     text,
    city        text,
    state       text,
    postal_code text,
    country     text,
    industry_id uuid,
    company     text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    time_zone   text,
    language    text,
    external_id text,
    search      text generated always as
                (orderline.customer_search(first_name, last_name, company, email, phone, city)) stored,
    constraint customers_pkey primary key (tenant_id, id),
    constraint customers_external_id_key unique (tenant_id, external_id),
    constraint customers_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint customers_user_id_fkey foreign key (tenant_id, user_id) references public.users (tenant_id, id),
    constraint customers_industry_id_fkey foreign key (industry_id) references public.industries (id),
    constraint customers_name_check check (octet_length(first_name) + octet_length(last_name) <= 1000)
);
create index customers_user_id_idx on public.customers (tenant_id, user_id);
create index customers_industry_id_idx on public.customers (industry_id);
create index customers_tenant_id_name_idx on public.customers (tenant_id, last_name, first_name, id)
    include (search, is_active);
create index customers_tenant_id_email_idx on public.customers (tenant_id, email);
comment on table public.customers is 'Customer information across all tenants';
comment on column public.customers.user_id is 'Reference to a user account when customer is also a user of the system';
comment on column public.customers.time_zone is 'IANA zone, for display and calling hours; null: the tenant''s.';
comment on column public.customers.language is 'BCP 47 tag; null: the tenant''s.';
comment on column public.customers.external_id is 'The customer''s number in the tenant''s own system.';
comment on column public.customers.search is 'Folded text that a search looks through.';

create table public.customer_preferences (
    id          uuid not null default gen_random_uuid(),
    customer_id uuid not null,
    personal    jsonb default '{}',
    business    jsonb default '{}',
    orders      jsonb default '{}',
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    favorites   jsonb default '{}',
    tenant_id   uuid not null default nullif(current_setting('app.tenant_id', true), '')::uuid,
    constraint customer_preferences_pkey primary key (tenant_id, id),
    constraint customer_preferences_customer_id_key unique (tenant_id, customer_id),
    constraint customer_preferences_customer_id_fkey foreign key (tenant_id, customer_id)
        references public.customers (tenant_id, id) on delete cascade
);

-- The foreign keys to orders and drafts follow where those tables are made.
create table public.call_logs (
    id             uuid not null default gen_random_uuid(),
    tenant_id      uuid not null,
    customer_id    uuid,
    agent_id       uuid,
    call_date      timestamp with time zone default now(),
    duration       integer,
    notes          text,
    follow_up_date timestamp with time zone,
    reorder_id     uuid,
    created_at     timestamp with time zone default now(),
    updated_at     timestamp with time zone default now(),
    status         public.call_status default 'in_progress',
    outcome        public.call_outcome,
    purpose        public.call_purpose default 'sales',
    direction      text default 'outbound',
    ended_at       timestamp with time zone,
    draft_id       uuid,
    constraint call_logs_pkey primary key (tenant_id, id),
    constraint call_logs_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint call_logs_customer_id_fkey foreign key (tenant_id, customer_id)
        references public.customers (tenant_id, id),
    constraint call_logs_agent_id_fkey foreign key (tenant_id, agent_id) references public.agents (tenant_id, id),
    constraint call_logs_duration_check check (duration >= 0),
    constraint call_logs_direction_check check (direction in ('inbound', 'outbound'))
);
create index call_logs_tenant_id_call_date_idx on public.call_logs (tenant_id, call_date desc, id desc);
create index call_logs_customer_id_idx on public.call_logs (tenant_id, customer_id, call_date desc, id desc);
create index call_logs_agent_id_idx on public.call_logs (tenant_id, agent_id, call_date desc, id desc);
create index call_logs_follow_up_date_idx on public.call_logs (tenant_id, follow_up_date) where follow_up_date is not null;
create index call_logs_reorder_id_idx on public.call_logs (tenant_id, reorder_id);
create index call_logs_draft_id_idx on public.call_logs (tenant_id, draft_id);
comment on table public.call_logs is 'Records of customer interactions via phone';
comment on column public.call_logs.direction is 'inbound or outbound.';
comment on column public.call_logs.draft_id is 'The draft that was made for this call.';
