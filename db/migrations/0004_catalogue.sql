-- 0004_catalogue.sql: what a tenant sells: categories, types, products, specials.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

create table public.product_categories (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    name        text not null,
    description text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint product_categories_pkey primary key (tenant_id, id),
    constraint product_categories_tenant_id_fkey foreign key (tenant_id) references public.tenants (id)
);
create index product_categories_tenant_id_name_idx on public.product_categories (tenant_id, name, id);

create table public.product_types (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    category_id uuid,
    name        text not null,
    description text,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    constraint product_types_pkey primary key (tenant_id, id),
    constraint product_types_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint product_types_category_id_fkey foreign key (tenant_id, category_id)
        references public.product_categories (tenant_id, id)
);
create index product_types_category_id_idx on public.product_types (tenant_id, category_id);
create index product_types_tenant_id_name_idx on public.product_types (tenant_id, name, id);

-- What the search looks through. At most 300 characters, because the list's index carries it.
create function orderline.product_search(name text, sku text, size text, pack_size text) returns text
language sql immutable parallel safe
return pg_catalog.left(orderline.fold(
    name || ' ' || coalesce(sku, '') || ' ' || coalesce(size, '') || ' ' || coalesce(pack_size, '')), 300);

create table public.products (
    id              uuid not null default gen_random_uuid(),
    tenant_id       uuid not null,
    name            text not null,
    description     text,
    product_type_id uuid,
    category_id     uuid,
    sku             text,
    is_active       boolean default true,
    created_at      timestamp with time zone default now(),
    updated_at      timestamp with time zone default now(),
    size            character varying,
    price_minor     bigint,
    currency        text,
    unit            text default 'piece',
    pack_size       text,
    order_multiple  integer default 1000,
    tax_class       text,
    image_url       text,
    thumbnail       bytea,
    thumbnail_type  text,
    search          text generated always as (orderline.product_search(name, sku, size, pack_size)) stored,
    constraint products_pkey primary key (tenant_id, id),
    constraint products_sku_key unique (tenant_id, sku),
    constraint products_tenant_id_fkey foreign key (tenant_id) references public.tenants (id),
    constraint products_product_type_id_fkey foreign key (tenant_id, product_type_id)
        references public.product_types (tenant_id, id),
    constraint products_category_id_fkey foreign key (tenant_id, category_id)
        references public.product_categories (tenant_id, id),
    constraint products_name_check check (octet_length(name) <= 1000),
    constraint products_price_minor_check check (price_minor >= 0),
    constraint products_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint products_order_multiple_check check (order_multiple > 0),
    constraint products_thumbnail_check check (octet_length(thumbnail) <= 4096)
);
-- Small pictures go beside the row, not into it: a list or a search that wants none of them does not read them.
alter table public.products set (toast_tuple_target = 512);
alter table public.products alter column thumbnail set storage external;
create index products_product_type_id_idx on public.products (tenant_id, product_type_id);
create index products_category_id_idx on public.products (tenant_id, category_id);
-- The list by name. The search walks it too: LIKE is not leakproof, so under row-level security no text index would be used.
create index products_tenant_id_name_idx on public.products (tenant_id, name, id) include (search, is_active);
comment on table public.products is 'Products available for ordering';
comment on column public.products.price_minor is 'List price of one unit in minor units of the currency; null: on request.';
comment on column public.products.currency is 'ISO 4217; null: the currency of the tenant.';
comment on column public.products.unit is 'The selling unit: piece, case, kg.';
comment on column public.products.pack_size is 'What one unit holds, for people: 6 x 1 l.';
comment on column public.products.order_multiple is 'Thousandths of the unit: a quantity is a multiple of it.';
comment on column public.products.tax_class is 'Which of the tenant''s taxes apply; null: those without a class.';
comment on column public.products.thumbnail is 'A small picture, at most 4 kB.';
comment on column public.products.thumbnail_type is 'Media type of the thumbnail.';
comment on column public.products.search is 'Folded text that a search looks through.';

create table public.product_specials (
    id          uuid not null default gen_random_uuid(),
    tenant_id   uuid not null,
    product_id  uuid not null,
    name        text not null,
    start_date  timestamp with time zone,
    end_date    timestamp with time zone,
    is_active   boolean default true,
    created_at  timestamp with time zone default now(),
    updated_at  timestamp with time zone default now(),
    price_minor bigint,
    percent_off numeric(5,2),
    constraint product_specials_pkey primary key (tenant_id, id),
    constraint product_specials_product_id_fkey foreign key (tenant_id, product_id)
        references public.products (tenant_id, id) on delete cascade,
    constraint product_specials_price_minor_check check (price_minor >= 0),
    constraint product_specials_percent_off_check check (percent_off between 0 and 100),
    constraint product_specials_one_price_check check (price_minor is null or percent_off is null),
    constraint product_specials_dates_check check (end_date >= start_date)
);
create index product_specials_product_id_idx on public.product_specials (tenant_id, product_id, end_date);
comment on column public.product_specials.price_minor is 'The special price in minor units of the product''s currency.';
comment on column public.product_specials.percent_off is 'Per cent off the list price; instead of a price.';
