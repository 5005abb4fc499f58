// How rows of public.tenant_roles are read, written and checked.
// Made by `orderline codegen --target cpp --schema public` from the schema of a database. Do not edit.
#include "tenant_roles.hpp"

namespace orderline {
namespace {

using tables::Do;
using tables::Type;

constexpr tables::Column columns[]{
    {.name = "tenant_id", .type = Type::uuid, .cast = "uuid"},
    {.name = "id", .type = Type::uuid, .has_default = true, .cast = "uuid"},
    {.name = "name", .type = Type::text, .cast = "text"},
    {.name = "description", .type = Type::text, .has_default = true, .cast = "text"},
    {.name = "permissions", .type = Type::json, .has_default = true, .cast = "jsonb"},
    {.name = "created_at", .type = Type::timestamptz, .has_default = true, .cast = "timestamptz"},
};

constexpr int key[]{0, 1};

// length(description) <= 300
constexpr int check_1_columns[]{3};
constexpr tables::Step check_1[]{
    {Do::column, 3}, Do::length, {Do::number, "300"}, Do::less_equal};

// ((length(name) >= 1) AND (length(name) <= 60)) AND (lower(name) <> ALL (ARRAY['owner'::text, 'manager'::text,
// 'agent'::text, 'viewer'::text, 'integration'::text]))
constexpr int check_2_columns[]{2};
constexpr tables::Step check_2[]{
    {Do::column, 2}, Do::length, {Do::number, "1"}, Do::greater_equal, {Do::column, 2}, Do::length, {Do::number, "60"},
    Do::less_equal, {Do::all_of, 2}, {Do::column, 2}, Do::lower, {Do::text, "owner"}, Do::not_equal, {Do::column, 2},
    Do::lower, {Do::text, "manager"}, Do::not_equal, {Do::column, 2}, Do::lower, {Do::text, "agent"}, Do::not_equal,
    {Do::column, 2}, Do::lower, {Do::text, "viewer"}, Do::not_equal, {Do::column, 2}, Do::lower,
    {Do::text, "integration"}, Do::not_equal, {Do::all_of, 5}, {Do::all_of, 2}};

// jsonb_typeof(permissions) = 'array'::text
constexpr int check_3_columns[]{4};
constexpr tables::Step check_3[]{
    {Do::column, 4}, Do::json_type, {Do::text, "array"}, Do::equal};

constexpr tables::Check checks[]{
    {"tenant_roles_description_check", check_1_columns, check_1},
    {"tenant_roles_name_check", check_2_columns, check_2},
    {"tenant_roles_permissions_check", check_3_columns, check_3},
};

}  // namespace

constinit const tables::Table tables::Described<rows::TenantRole>::table{
    .name = "public.tenant_roles",
    .columns = columns,
    .key = key,
    .scope = 0,
    .checks = checks,
    .select = R"sql(
select tenant_id, id, name, description, permissions, created_at
from public.tenant_roles)sql",
    .first_page = {"public.tenant_roles.first_page", R"sql(
select tenant_id, id, name, description, permissions, created_at
from public.tenant_roles
where tenant_id = $1::uuid
order by id
limit $2::int4)sql"},
    .next_page = {"public.tenant_roles.next_page", R"sql(
select tenant_id, id, name, description, permissions, created_at
from public.tenant_roles
where tenant_id = $1::uuid and id > $2::uuid
order by id
limit $3::int4)sql"},
    .get = {"public.tenant_roles.get", R"sql(
select tenant_id, id, name, description, permissions, created_at
from public.tenant_roles
where tenant_id = $1::uuid and id = $2::uuid)sql"},
    .remove = {"public.tenant_roles.remove", R"sql(
delete from public.tenant_roles
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, name, description, permissions, created_at)sql"},
    .insert = {"public.tenant_roles.insert", R"sql(
insert into public.tenant_roles (tenant_id, id, name, description, permissions, created_at)
values (
    $1::uuid,
    case when 'id' = any($7::text[]) then $2::uuid else gen_random_uuid() end,
    $3::text,
    case when 'description' = any($7::text[]) then $4::text else ''::text end,
    case when 'permissions' = any($7::text[]) then $5::jsonb else '[]'::jsonb end,
    case when 'created_at' = any($7::text[]) then $6::timestamptz else now() end)
returning tenant_id, id, name, description, permissions, created_at)sql"},
    .update = {"public.tenant_roles.update", R"sql(
update public.tenant_roles
set id = case when 'id' = any($8::text[]) then $3::uuid else id end,
    name = case when 'name' = any($8::text[]) then $4::text else name end,
    description = case when 'description' = any($8::text[]) then $5::text else description end,
    permissions = case when 'permissions' = any($8::text[]) then $6::jsonb else permissions end,
    created_at = case when 'created_at' = any($8::text[]) then $7::timestamptz else created_at end
where tenant_id = $1::uuid and id = $2::uuid
returning tenant_id, id, name, description, permissions, created_at)sql"},
};

namespace rows {

using tables::slot;

tables::Members<6> fields_of(TenantRole& of) {
    return {tables::Described<TenantRole>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.name), slot(of.description), slot(of.permissions),
              slot(of.created_at)}}};
}

tables::Members<2> fields_of(TenantRoleKey& of) {
    return {tables::Described<TenantRole>::table,
            {{slot(of.tenant_id), slot(of.id)}}};
}

tables::Members<6> fields_of(TenantRoleInsert& of) {
    return {tables::Described<TenantRole>::table,
            {{slot(of.tenant_id), slot(of.id), slot(of.name), slot(of.description), slot(of.permissions),
              slot(of.created_at)}}};
}

tables::Members<6> fields_of(TenantRoleUpdate& of) {
    return {tables::Described<TenantRole>::table,
            {{{}, slot(of.id), slot(of.name), slot(of.description), slot(of.permissions), slot(of.created_at)}}};
}

}  // namespace rows
}  // namespace orderline
