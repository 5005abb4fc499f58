-- 0006_drafts.sql: the live draft of a call, the trail of its operations, its cache, and the customers' links to it.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- The hot table: an edit must stay heap-only. So fillfactor 70, and an index only on what an edit never changes (order_id is
-- set once, by accepting). last_updated_by is no foreign key: its index would change with every edit. What else must hold of a
-- row stands in 0011_draft_rules.sql: PostgreSQL parses every CHECK anew in each statement, measured 4 us a check, while one
-- trigger keeps its plans; here and in draft_operations ten checks cost as much as a third of an edit.
create table public.proposed_orders (
    id                uuid not null default gen_random_uuid(),
    tenant_id         uuid not null,
    customer_id       uuid not null,
    call_id           uuid not null,
    proposed_date     timestamp with time zone not null default current_timestamp,
    status            text not null default 'draft',
    order_items       jsonb not null default '[]',
    last_updated_by   uuid,
    last_device_id    text,
    created_at        timestamp with time zone not null default current_timestamp,
    updated_at        timestamp with time zone,
    version           integer not null default 1,
    currency          text,
    note              text not null default '',
    delivery_date     date,
    subtotal_minor    bigint,
    tax_minor         bigint,
    total_minor       bigint,
    digest            bytea,
    presented_version integer,
    presented_digest  bytea,
    presented_at      timestamp with time zone,
    accepted_version  integer,
    accepted_digest   bytea,
    accepted_at       timestamp with time zone,
    closed_reason     text,
    expires_at        timestamp with time zone,
    order_id          uuid,
    constraint proposed_orders_pkey primary key (tenant_id, id),
    constraint proposed_orders_customer_id_fkey foreign key (tenant_id, customer_id)
        references public.customers (tenant_id, id),
    constraint proposed_orders_call_id_fkey foreign key (tenant_id, call_id) references public.call_logs (tenant_id, id),
    constraint proposed_orders_status_check check (status in ('draft', 'presented', 'accepted', 'declined', 'expired'))
) with (fillfactor = 70);
create index proposed_orders_customer_id_idx on public.proposed_orders (tenant_id, customer_id, created_at desc);
create index proposed_orders_call_id_idx on public.proposed_orders (tenant_id, call_id);
create index proposed_orders_order_id_idx on public.proposed_orders (tenant_id, order_id);
comment on table public.proposed_orders is
    'Temporary storage for draft orders being prepared during customer calls. '
    'Acts as a coordination point between different devices.';
comment on column public.proposed_orders.id is 'Primary identifier for the proposed order (UUID).';
comment on column public.proposed_orders.tenant_id is 'The tenant this proposed order belongs to.';
comment on column public.proposed_orders.customer_id is 'The customer for whom this order is being prepared.';
comment on column public.proposed_orders.call_id is
    'The call during which this order is being prepared, primary search key.';
comment on column public.proposed_orders.proposed_date is 'The date this order is being proposed for.';
comment on column public.proposed_orders.status is
    'Current status of the proposed order (draft, presented, accepted, etc.).';
comment on column public.proposed_orders.order_items is
    'JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail.';
comment on column public.proposed_orders.last_updated_by is 'The user who last updated this proposed order.';
comment on column public.proposed_orders.last_device_id is
    'Identifier of the device that last updated this order, for conflict resolution.';
comment on column public.proposed_orders.created_at is 'Timestamp when the proposed order was created.';
comment on column public.proposed_orders.updated_at is 'Timestamp when the proposed order was last updated.';
comment on column public.proposed_orders.version is 'Grows by one with each operation that is kept.';
comment on column public.proposed_orders.currency is 'ISO 4217; null: the currency of the tenant.';
comment on column public.proposed_orders.digest is
    'SHA-256 of what a screen displays at this version; null: to be computed again (written past the server).';
comment on column public.proposed_orders.closed_reason is 'Why it was declined or expired.';
comment on column public.proposed_orders.order_id is 'The order it became.';

create table public.proposed_orders_data (
    id             uuid not null default gen_random_uuid(),
    created_at     timestamp with time zone not null default now(),
    call_id        uuid not null default gen_random_uuid(),
    customer_id    uuid not null default gen_random_uuid(),
    tenant_id      uuid not null default gen_random_uuid(),
    data           jsonb,
    data_type      text,
    customer_phone text,
    sms_number     text,
    expires_at     timestamp with time zone default now() + interval '1 day',
    constraint proposed_orders_data_pkey primary key (tenant_id, id),
    constraint proposed_orders_data_call_id_fkey foreign key (tenant_id, call_id)
        references public.call_logs (tenant_id, id) on delete cascade,
    constraint proposed_orders_data_customer_id_fkey foreign key (tenant_id, customer_id)
        references public.customers (tenant_id, id) on delete cascade
);
create index proposed_orders_data_call_id_idx on public.proposed_orders_data (tenant_id, call_id);
create index proposed_orders_data_customer_id_idx on public.proposed_orders_data (tenant_id, customer_id);
create index proposed_orders_data_expires_at_idx on public.proposed_orders_data (tenant_id, expires_at);
comment on table public.proposed_orders_data is
    'Standin for Redis, temporarily holds order, specials and favorites data';
comment on column public.proposed_orders_data.expires_at is 'May be removed after this time.';

-- The trail of a draft, and what its listeners are told. Written in the same statement as the edit; only ever appended to. It
-- stays when its draft is deleted, hence no foreign key (which would also lock the draft's row a second time at each edit). Its
-- rules: 0011_draft_rules.sql.
create table public.draft_operations (
    tenant_id      uuid not null,
    draft_id       uuid not null,
    operation_id   uuid not null default gen_random_uuid(),
    version        integer not null,
    kind           text not null,
    operation      jsonb not null default '{}',
    status         text not null,
    subtotal_minor bigint,
    tax_minor      bigint,
    total_minor    bigint,
    digest         bytea,
    actor_kind     text not null,
    actor_id       uuid,
    actor_name     text,
    device_id      text,
    at             timestamp with time zone not null default clock_timestamp(),
    constraint draft_operations_pkey primary key (tenant_id, draft_id, operation_id)
);
-- Each version has one operation that made it; answers to it (present, accept …) stand at the version they found.
create unique index draft_operations_version_key on public.draft_operations (tenant_id, draft_id, version)
    where kind in ('put_line', 'remove_line', 'set_note', 'set_delivery_date', 'replace');
comment on table public.draft_operations is 'Every change of a draft: operation, version, who, device, when. Append-only.';
comment on column public.draft_operations.operation_id is 'Chosen by the client: sent again, it is not applied again.';
comment on column public.draft_operations.version is 'The draft''s version after it.';
comment on column public.draft_operations.kind is
    'put_line, remove_line, set_note, set_delivery_date; replace (written past the server); '
    'present, reopen, accept, decline, expire.';
comment on column public.draft_operations.at is
    'By the clock, not the start of the transaction: several operations of one statement keep their order.';
comment on column public.draft_operations.status is 'The draft''s status after it.';

-- The link's text is signed with the server's secret; here stands only what it admits to.
create table public.draft_links (
    tenant_id   uuid not null,
    id          bigint not null,
    draft_id    uuid not null,
    customer_id uuid not null,
    expires_at  timestamp with time zone not null,
    revoked_at  timestamp with time zone,
    created_at  timestamp with time zone not null default now(),
    constraint draft_links_pkey primary key (tenant_id, id),
    constraint draft_links_draft_id_fkey foreign key (tenant_id, draft_id)
        references public.proposed_orders (tenant_id, id) on delete cascade,
    constraint draft_links_customer_id_fkey foreign key (tenant_id, customer_id)
        references public.customers (tenant_id, id)
);
create index draft_links_draft_id_idx on public.draft_links (tenant_id, draft_id);
create index draft_links_customer_id_idx on public.draft_links (tenant_id, customer_id);
comment on table public.draft_links is 'Links that admit a customer to one draft';
comment on column public.draft_links.id is 'Random, not counted.';

alter table public.call_logs
    add constraint call_logs_draft_id_fkey foreign key (tenant_id, draft_id)
        references public.proposed_orders (tenant_id, id);

-- What the change reader listens to.
create publication orderline_live for table public.draft_operations with (publish = 'insert');
