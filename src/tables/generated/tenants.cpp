// How rows of public.tenants are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "tenants.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "domain", .type = Type::text, .nullable = true, .cast = "text"},
    {.name = "settings", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0};

// jsonb_typeof(settings) = 'object'::text
constexpr int check_1_columns[]{3};
constexpr tables::Step check_1[]{
    {Do::column, 3}, Do::json_type, {Do::text, "object"}, Do::equal};

constexpr tables::Check checks[]{
    {"tenants_settings_check", check_1_columns, check_1},
};

}  // namespace

constinit const tables::Table tables::Described<rows::Tenant>::table{
    .name = "public.tenants",
    .columns = columns,
    .key = key,
    .checks = checks,
    .select = R"sql(
select id, name, domain, settings, is_active, created_at, updated_at
from public.tenants)sql",
    .first_page = {"public.tenants.first_page", R"sql(
select id, name, domain, settings, is_active, created_at, updated_at
from public.tenants
order by id
limit $1::int4)sql"},
    .next_page = {"public.tenants.next_page", R"sql(
select id, name, domain, settings, is_active, created_at, updated_at
from public.tenants
where id > $1::uuid
order by id
limit $2::int4)sql"},
    .get = {"public.tenants.get", R"sql(
select id, name, domain, settings, is_active, created_at, updated_at
from public.tenants
where id = $1::uuid)sql"},
    .remove = {"public.tenants.remove", R"sql(
delete from public.tenants
where id = $1::uuid
returning id, name, domain, settings, is_active, created_at, updated_at)sql"},
    .insert = {"public.tenants.insert", R"sql(
insert into public.tenants (id, name, domain, settings, is_active, created_at, updated_at)
values (
    case when 'id' = any($8::text[]) then $1::uuid else gen_random_uuid() end,
    $2::text,
    $3::text,
    case when 'settings' = any($8::text[]) then $4::jsonb else '{}'::jsonb end,
    case when 'is_active' = any($8::text[]) then $5::bool else true end,
    case when 'created_at' = any($8::text[]) then $6::timestamptz else now() end,
    case when 'updated_at' = any($8::text[]) then $7::timestamptz else now() end)
returning id, name, domain, settings, is_active, created_at, updated_at)sql"},
    .update = {"public.tenants.update", R"sql(
update public.tenants
set id = case when 'id' = any($9::text[]) then $2::uuid else id end,
    name = case when 'name' = any($9::text[]) then $3::text else name end,
    domain = case when 'domain' = any($9::text[]) then $4::text else domain end,
    settings = case when 'settings' = any($9::text[]) then $5::jsonb else settings end,
    is_active = case when 'is_active' = any($9::text[]) then $6::bool else is_active end,
    created_at = case when 'created_at' = any($9::text[]) then $7::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($9::text[]) then $8::timestamptz else updated_at end
where id = $1::uuid
returning id, name, domain, settings, is_active, created_at, updated_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<7> fields_of(Tenant& of) {
    return {tables::Described<Tenant>::table,
            {{slot(of.id), slot(of.name), slot(of.domain), slot(of.settings), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

tables::Members<1> fields_of(TenantKey& of) {
    return {tables::Described<Tenant>::table,
            {{slot(of.id)}}};
}

tables::Members<7> fields_of(TenantInsert& of) {
    return {tables::Described<Tenant>::table,
            {{slot(of.id), slot(of.name), slot(of.domain), slot(of.settings), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

tables::Members<7> fields_of(TenantUpdate& of) {
    return {tables::Described<Tenant>::table,
            {{slot(of.id), slot(of.name), slot(of.domain), slot(of.settings), slot(of.is_active), slot(of.created_at),
              slot(of.updated_at)}}};
}

}  // namespace rows
}  // namespace orderline
