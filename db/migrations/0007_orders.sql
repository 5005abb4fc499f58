-- 0007_orders.sql: what was accepted: orders, their lines, their numbers; and requests answered once.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

create table public.orders (
    id                uuid not null default gen_random_uuid(),
    tenant_id         uuid not null,
    customer_id       uuid,
    order_date        timestamp with time zone default now(),
    status            text not null,
    notes             text,
    created_at        timestamp with time zone default now(),
    updated_at        timestamp with time zone default now(),
    order_number      bigint,
    currency          text,
    subtotal_minor    bigint,
    tax_minor         bigint,
    total_minor       bigint,
    accepted_snapshot jsonb,
    accepted_digest   bytea,
    accepted_version  integer,
    draft_id          uuid,
    delivery_date     date,
    accepted_by       text,
    external_id       text,
    constraint orders_pkey primary key (tenant_id, id),
    constraint orders_order_number_key unique (tenant_id, order_number),
    constraint orders_draft_id_key unique (tenant_id, draft_id),
    constraint orders_external_id_key unique (tenant_id, external_id),
    constraint orders_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint orders_customer_id_fkey foreign key (tenant_id, customer_id) references public.customers (tenant_id, id),
    constraint orders_draft_id_fkey foreign key (tenant_id, draft_id) references public.proposed_orders (tenant_id, id),
    -- The values of the enum order_status, as text: an enum's comparison is not leakproof. A test compares the two.
    constraint orders_status_check check (status in (
        'pending', 'processing', 'shipped', 'delivered', 'canceled', 'returned', 'refunded', 'user_confirmed', 'accepted')),
    constraint orders_money_check check (subtotal_minor >= 0 and tax_minor >= 0 and total_minor >= 0),
    constraint orders_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint orders_order_number_check check (order_number > 0),
    constraint orders_accepted_check check (
        accepted_snapshot is null
        or (accepted_digest is not null and accepted_version is not null and draft_id is not null))
);
create index orders_tenant_id_order_date_idx on public.orders (tenant_id, order_date desc, id desc);
create index orders_customer_id_idx on public.orders (tenant_id, customer_id, order_date desc, id desc);
comment on table public.orders is 'Customer orders placed across the system';
comment on column public.orders.order_number is 'Counted per tenant, without gaps; taken from order_numbers when left out.';
comment on column public.orders.currency is 'ISO 4217; null: the currency of the tenant.';
comment on column public.orders.accepted_snapshot is 'The draft exactly as it was accepted; never changes.';
comment on column public.orders.accepted_digest is 'SHA-256 of what the customer saw when accepting.';
comment on column public.orders.accepted_version is 'The draft''s version that was accepted.';
comment on column public.orders.draft_id is 'The draft it came from; a draft becomes one order at most.';
comment on column public.orders.accepted_by is 'Who accepted, and how.';
comment on column public.orders.external_id is 'The order''s number in the tenant''s own system.';

create table public.order_items (
    id                  uuid not null default gen_random_uuid(),
    tenant_id           uuid not null,
    order_id            uuid not null,
    product_id          uuid,
    quantity            integer not null,
    created_at          timestamp with time zone default now(),
    updated_at          timestamp with time zone default now(),
    quantity_thousandths bigint,
    unit_price_minor    bigint,
    line_total_minor    bigint,
    tax_minor           bigint,
    description         text,
    sku                 text,
    unit                text,
    position            integer,
    constraint order_items_pkey primary key (tenant_id, id),
    constraint order_items_order_id_fkey foreign key (tenant_id, order_id)
        references public.orders (tenant_id, id) on delete cascade,
    constraint order_items_product_id_fkey foreign key (tenant_id, product_id)
        references public.products (tenant_id, id),
    constraint order_items_quantity_check check (
        quantity > 0 and quantity_thousandths > 0 and quantity = (quantity_thousandths + 999) / 1000),
    constraint order_items_money_check check (unit_price_minor >= 0 and line_total_minor >= 0 and tax_minor >= 0)
);
create index order_items_order_id_idx on public.order_items (tenant_id, order_id, position);
create index order_items_product_id_idx on public.order_items (tenant_id, product_id);
comment on column public.order_items.quantity_thousandths is
    'Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in.';
comment on column public.order_items.description is 'The product as it was called then.';

create table public.order_numbers (
    tenant_id uuid not null,
    last      bigint not null,
    constraint order_numbers_pkey primary key (tenant_id),
    constraint order_numbers_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);
comment on table public.order_numbers is 'The last order number given, per tenant';

-- A request repeated with its key gets the first answer again.
create table public.idempotency_keys (
    tenant_id    uuid not null,
    key          text not null,
    principal    text not null,
    request_hash bytea not null,
    status       integer,
    response     jsonb,
    created_at   timestamp with time zone not null default now(),
    constraint idempotency_keys_pkey primary key (tenant_id, principal, key),
    constraint idempotency_keys_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint idempotency_keys_key_check check (octet_length(key) between 1 and 800)
);
create index idempotency_keys_created_at_idx on public.idempotency_keys (tenant_id, created_at);
comment on table public.idempotency_keys is 'Answers already given, by Idempotency-Key and who asked';

alter table public.call_logs
    add constraint call_logs_reorder_id_fkey foreign key (tenant_id, reorder_id) references public.orders (tenant_id, id);
alter table public.proposed_orders
    add constraint proposed_orders_order_id_fkey foreign key (tenant_id, order_id) references public.orders (tenant_id, id);
