// How rows of public.products are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "products.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "product_type_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "category_id", .type = Type::uuid, .nullable = true, .cast = "uuid"},
    {.name = "sku", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "size", .type = Type::text, .nullable = true, .cast = "varchar"},
    {.name = "price_minor", .type = Type::int8, .nullable = true, .cast = "int8"},
    {.name = "currency", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "unit", .type = Type::text, .nullable = true, .has_default = true, .cast = "text"},
    {.name = "pack_size", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "order_multiple", .type = Type::int4, .nullable = true, .has_default = true, .cast = "int4"},
    {.name = "tax_class", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "image_url", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "thumbnail", .type = Type::bytea, .nullable = true, .cast = "bytea"},
    {.name = "thumbnail_type", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "search", .type = Type::text, .nullable = true, .cast = "text"},
};

constexpr int key[]{1, 0};

// currency ~ '^[A-Z]{3}$'::text
constexpr int check_1_columns[]{12};
constexpr tables::Step check_1[]{
    {Do::column, 12}, {Do::text, "^[A-Z]{3}$"}, Do::matches};

// octet_length(name) <= 1000
constexpr int check_2_columns[]{2};
constexpr tables::Step check_2[]{
    {Do::column, 2}, Do::octet_length, {Do::number, "1000"}, Do::less_equal};

// order_multiple > 0
constexpr int check_3_columns[]{15};
constexpr tables::Step check_3[]{
    {Do::column, 15}, {Do::number, "0"}, Do::greater};

// price_minor >= 0
constexpr int check_4_columns[]{11};
constexpr tables::Step check_4[]{
    {Do::column, 11}, {Do::number, "0"}, Do::greater_equal};

// octet_length(thumbnail) <= 4096
constexpr int check_5_columns[]{18};
constexpr tables::Step check_5[]{
    {Do::column, 18}, Do::octet_length, {Do::number, "4096"}, Do::less_equal};

constexpr tables::Check checks[]{
    {"products_currency_check", check_1_columns, check_1},
    {"products_name_check", check_2_columns, check_2},
    {"products_order_multiple_check", check_3_columns, check_3},
    {"products_price_minor_check", check_4_columns, check_4},
    {"products_thumbnail_check", check_5_columns, check_5},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Product>::table{
    .name = "public.products",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search
from public.products)sql",
    .first_page = {"public.products.first_page", R"sql(
select id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search
from public.products
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.products.next_page", R"sql(
select id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search
from public.products
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.products.get", R"sql(
select id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search
from public.products
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.products.remove", R"sql(
delete from public.products
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search)sql"},
    .insert = {"public.products.insert", R"sql(
insert into public.products (id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at,
    updated_at, size, price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail,
    thumbnail_type)
values (
    case when 'id' = any($21::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::text,
    $4::text,
    $5::uuid,
    $6::uuid,
    $7::text,
    case when 'is_active' = any($21::text[]) then $8::bool else true end,
    case when 'created_at' = any($21::text[]) then $9::timestamptz else now() end,
    case when 'updated_at' = any($21::text[]) then $10::timestamptz else now() end,
    $11::varchar,
    $12::int8,
    $13::text,
    case when 'unit' = any($21::text[]) then $14::text else 'piece'::text end,
    $15::text,
    case when 'order_multiple' = any($21::text[]) then $16::int4 else 1000 end,
    $17::text,
    $18::text,
    $19::bytea,
    $20::text)
returning id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search)sql"},
    .update = {"public.products.update", R"sql(
update public.products
set id = case when 'id' = any($22::text[]) then $3::uuid else id end,
    name = case when 'name' = any($22::text[]) then $4::text else name end,
    description = case when 'description' = any($22::text[]) then $5::text else description end,
    product_type_id = case when 'product_type_id' = any($22::text[]) then $6::uuid else product_type_id end,
    category_id = case when 'category_id' = any($22::text[]) then $7::uuid else category_id end,
    sku = case when 'sku' = any($22::text[]) then $8::text else sku end,
    is_active = case when 'is_active' = any($22::text[]) then $9::bool else is_active end,
    created_at = case when 'created_at' = any($22::text[]) then $10::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($22::text[]) then $11::timestamptz else updated_at end,
    size = case when 'size' = any($22::text[]) then $12::varchar else size end,
    price_minor = case when 'price_minor' = any($22::text[]) then $13::int8 else price_minor end,
    currency = case when 'currency' = any($22::text[]) then $14::text else currency end,
    unit = case when 'unit' = any($22::text[]) then $15::text else unit end,
    pack_size = case when 'pack_size' = any($22::text[]) then $16::text else pack_size end,
    order_multiple = case when 'order_multiple' = any($22::text[]) then $17::int4 else order_multiple end,
    tax_class = case when 'tax_class' = any($22::text[]) then $18::text else tax_class end,
    image_url = case when 'image_url' = any($22::text[]) then $19::text else image_url end,
    thumbnail = case when 'thumbnail' = any($22::text[]) then $20::bytea else thumbnail end,
    thumbnail_type = case when 'thumbnail_type' = any($22::text[]) then $21::text else thumbnail_type end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, name, description, product_type_id, category_id, sku, is_active, created_at, updated_at, size,
    price_minor, currency, unit, pack_size, order_multiple, tax_class, image_url, thumbnail, thumbnail_type, search)sql"},
};

namespace rows {

using tables::slot;

tables::Members<21> fields_of(Product& of) {
    return {tables::Described<Product>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.name), slot(of.description), slot(of.product_type_id),
              slot(of.category_id), slot(of.sku), slot(of.is_active), slot(of.created_at), slot(of.updated_at),
              slot(of.size), slot(of.price_minor), slot(of.currency), slot(of.unit), slot(of.pack_size),
              slot(of.order_multiple), slot(of.tax_class), slot(of.image_url), slot(of.thumbnail),
              slot(of.thumbnail_type), slot(of.search)}}};
}

tables::Members<2> fields_of(ProductKey& of) {
    return {tables::Described<Product>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<21> fields_of(ProductInsert& of) {
    return {tables::Described<Product>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.name), slot(of.description), slot(of.product_type_id),
              slot(of.category_id), slot(of.sku), slot(of.is_active), slot(of.created_at), slot(of.updated_at),
              slot(of.size), slot(of.price_minor), slot(of.currency), slot(of.unit), slot(of.pack_size),
              slot(of.order_multiple), slot(of.tax_class), slot(of.image_url), slot(of.thumbnail),
              slot(of.thumbnail_type), {}}}};
}

tables::Members<21> fields_of(ProductUpdate& of) {
    return {tables::Described<Product>::table,
            {{slot(of.id), {}, slot(of.name), slot(of.description), slot(of.product_type_id), slot(of.category_id),
              slot(of.sku), slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.size),
              slot(of.price_minor), slot(of.currency), slot(of.unit), slot(of.pack_size), slot(of.order_multiple),
              slot(of.tax_class), slot(of.image_url), slot(of.thumbnail), slot(of.thumbnail_type), {}}}};
}

}  // namespace rows
}  // namespace orderline
