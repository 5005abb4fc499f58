// How rows of public.product_categories are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "product_categories.hpp"

namespace orderline {
namespace {

using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "description", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{1, 0};

}  // namespace

constinit const tables::Table tables::Described<rows::ProductCategory>::table{
    .name = "public.product_categories",
    .columns = columns,
    .key = key,
    .scope = 1,
    .select = R"sql(
select id, tenant_id, name, description, is_active, created_at, updated_at
from public.product_categories)sql",
    .first_page = {"public.product_categories.first_page", R"sql(
select id, tenant_id, name, description, is_active, created_at, updated_at
from public.product_categories
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.product_categories.next_page", R"sql(
select id, tenant_id, name, description, is_active, created_at, updated_at
from public.product_categories
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.product_categories.get", R"sql(
select id, tenant_id, name, description, is_active, created_at, updated_at
from public.product_categories
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.product_categories.remove", R"sql(
delete from public.product_categories
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, name, description, is_active, created_at, updated_at)sql"},
    .insert = {"public.product_categories.insert", R"sql(
insert into public.product_categories (id, tenant_id, name, description, is_active, created_at, updated_at)
values (
    case when 'id' = any($8::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::text,
    $4::text,
    case when 'is_active' = any($8::text[]) then $5::bool else true end,
    case when 'created_at' = any($8::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($8::text[]) then $7::timestamptz else now() end)
returning id, tenant_id, name, description, is_active, created_at, updated_at)sql"},
    .update = {"public.product_categories.update", R"sql(
update public.product_categories
set id = case when 'id' = any($9::text[]) then $3::uuid else id end,
    name = case when 'name' = any($9::text[]) then $4::text else name end,
    description = case when 'description' = any($9::text[]) then $5::text else description end,
    is_active = case when 'is_active' = any($9::text[]) then $6::bool else is_active end,
    created_at = case when 'created_at' = any($9::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($9::text[]) then $8::timestamptz else updated_at end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, name, description, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(ProductCategory& of) {
    return {tables::Described<ProductCategory>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.name), slot(of.description), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<2> fields_of(ProductCategoryKey& of) {
    return {tables::Described<ProductCategory>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<7> fields_of(ProductCategoryInsert& of) {
    return {tables::Described<ProductCategory>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.name), slot(of.description), slot(of.is_active),
              slot(of.created_at), slot(of.updated_at)}}};
}

tables::Members<7> fields_of(ProductCategoryUpdate& of) {
    return {tables::Described<ProductCategory>::table,
            {{slot(of.id), {}, slot(of.name), slot(of.description), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
