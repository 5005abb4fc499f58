// How rows of public.api_keys are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "api_keys.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "key", .type = Type::text, .cast = "text"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "permissions", .type = Type::json, .nullable = true, .has_default = true, .cast = "jsonb"},
    {.name = "expires_at", .type = Type::timestamptz, .nullable = true, .cast = "timestamptz"},
    {.name = "is_active", .type = Type::boolean, .nullable = true, .has_default = true, .cast = "bool"},
    {.name = "created_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "updated_at", .type = Type::timestamptz, .nullable = true, .has_default = true, .cast = "timestamptz"},
    {.name = "kind", .type = Type::text, .has_default = true, .cast = "text"},
};

constexpr int key[]{1, 0};

// kind = ANY (ARRAY['api'::text, 'publishable'::text, 'secret'::text])
constexpr int check_1_columns[]{9};
constexpr tables::Step check_1[]{
    {Do::column, 9}, {Do::text, "api"}, Do::equal, {Do::column, 9}, {Do::text, "publishable"}, Do::equal,
    {Do::column, 9}, {Do::text, "secret"}, Do::equal, {Do::any_of, 3}};

// jsonb_typeof(permissions) = 'array'::text
constexpr int check_2_columns[]{4};
constexpr tables::Step check_2[]{
    {Do::column, 4}, Do::json_type, {Do::text, "array"}, Do::equal};

constexpr tables::Check checks[]{
    {"api_keys_kind_check", check_1_columns, check_1},
    {"api_keys_permissions_check", check_2_columns, check_2},
};

}  // namespace

constinit const tables::Table tables::Described<rows::ApiKey>::table{
    .name = "public.api_keys",
    .columns = columns,
    .key = key,
    .scope = 1,
    .checks = checks,
    .select = R"sql(
select id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind
from public.api_keys)sql",
    .first_page = {"public.api_keys.first_page", R"sql(
select id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind
from public.api_keys
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.api_keys.next_page", R"sql(
select id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind
from public.api_keys
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.api_keys.get", R"sql(
select id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind
from public.api_keys
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.api_keys.remove", R"sql(
delete from public.api_keys
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind)sql"},
    .insert = {"public.api_keys.insert", R"sql(
insert into public.api_keys (id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind)
values (
    case when 'id' = any($11::text[]) then $1::uuid else gen_random_uuid() end,
    $2::uuid,
    $3::text,
    $4::text,
    case when 'permissions' = any($11::text[]) then $5::jsonb else '[]'::jsonb end,
    $6::timestamptz,
    case when 'is_active' = any($11::text[]) then $7::bool else true end,
    case when 'created_at' = any($11::text[]) then $8::timestamptz else now() end,
    case when 'updated_at' = any($11::text[]) then $9::timestamptz else now() end,
    case when 'kind' = any($11::text[]) then $10::text else 'api'::text end)
returning id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind)sql"},
    .update = {"public.api_keys.update", R"sql(
update public.api_keys
set id = case when 'id' = any($12::text[]) then $3::uuid else id end,
    key = case when 'key' = any($12::text[]) then $4::text else key end,
    name = case when 'name' = any($12::text[]) then $5::text else name end,
    permissions = case when 'permissions' = any($12::text[]) then $6::jsonb else permissions end,
    expires_at = case when 'expires_at' = any($12::text[]) then $7::timestamptz else expires_at end,
    is_active = case when 'is_active' = any($12::text[]) then $8::bool else is_active end,
    created_at = case when 'created_at' = any($12::text[]) then $9::timestamptz else created_at end,
    updated_at = case when 'updated_at' = any($12::text[]) then $10::timestamptz else updated_at end,
    kind = case when 'kind' = any($12::text[]) then $11::text else kind end
where tenant_id = $1::uuid and id = $2::uuid
returning id, tenant_id, key, name, permissions, expires_at, is_active, created_at, updated_at, kind)sql"},
};

namespace rows {

using tables::slot;

tables::Members<10> fields_of(ApiKey& of) {
    return {tables::Described<ApiKey>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.key), slot(of.name), slot(of.permissions), slot(of.expires_at),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.kind)}}};
}

tables::Members<2> fields_of(ApiKeyKey& of) {
    return {tables::Described<ApiKey>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<10> fields_of(ApiKeyInsert& of) {
    return {tables::Described<ApiKey>::table,
            {{slot(of.id), slot(of.tenant_id), slot(of.key), slot(of.name), slot(of.permissions), slot(of.expires_at),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.kind)}}};
}

tables::Members<10> fields_of(ApiKeyUpdate& of) {
    return {tables::Described<ApiKey>::table,
            {{slot(of.id), {}, slot(of.key), slot(of.name), slot(of.permissions), slot(of.expires_at),
              slot(of.is_active), slot(of.created_at), slot(of.updated_at), slot(of.kind)}}};
}

}  // namespace rows
}  // namespace orderline
